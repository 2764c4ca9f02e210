// `npm run bench -- <name>`: measures something of Auftakt against the bare thing, in one run. What is measured in time is
// never a test: a goal that is missed is said, and that is all. A page that is too heavy fails.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { assertNode, buildPages, buildServer, installPackages, Problem, root } from './prepare.mjs'

const BENCHES = {
  fanout: { says: 'CPU of one message to 1,000 and 5,000 people, against a bare ws broadcast', needs: [buildServer] },
  assign: { says: '5,000 people divided into 200 rooms, every way, against a bare deal', needs: [] },
  append: { says: 'p99 of a command until it is durable, against a bare group-commit appender', needs: [buildServer] },
  breakouts: {
    says: 'p99 until 2,000 people are in their 100 rooms, and back, against a bare broadcast with acks',
    needs: [buildServer],
  },
  seek: { says: 'going anywhere in a replay of a million events, against a plain fold of them', needs: [] },
  replay: { says: 'from the stop until an hour that was recorded can be watched, against ten seconds', needs: [] },
  recorder: {
    says: 'CPU of recording two speakers against a bare capture chain; sound against picture, film against log',
    needs: [buildServer, buildPages],
  },
  watch: {
    says: 'CPU of edge for those who watch a stream, against send alone; what a cache keeps away of 10,000',
    needs: [buildServer],
  },
  weight: { says: 'bytes that an attendee’s page transfers, against its budget', needs: [buildServer, buildPages] },
}

async function main(name) {
  const bench = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined
  if (!bench) {
    const list = Object.entries(BENCHES).map(([known, { says }]) => `  npm run bench -- ${known.padEnd(9)} ${says}`)
    throw new Problem(`${name ? `There is no benchmark "${name}". ` : ''}There are:\n${list.join('\n')}`)
  }
  assertNode()
  await installPackages()
  for (const build of bench.needs) await build()
  const file = join(root, 'tests', 'bench', `${name}.ts`)
  const child = spawn(process.execPath, ['--import', 'tsx', file], { cwd: root, stdio: 'inherit' })
  // Ctrl-C reaches both; the benchmark stops what it started.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {})
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)))
}

main(process.argv[2] ?? '').then(
  (code) => process.exit(code),
  (error) => {
    process.stderr.write(`${error instanceof Problem ? error.message : error.stack}\n`)
    process.exit(1)
  },
)
