// `npm start`: from a fresh clone to a running kickoff. With `--dev`, pages change as they are edited.
import {
  assertNode,
  buildPages,
  buildServer,
  installPackages,
  installSystemPackages,
  Problem,
  root,
} from './prepare.mjs'

const developing = process.argv.includes('--dev')
let stopping = false
const say = (line) => process.stdout.write(`${line}\n`)

async function main() {
  assertNode()
  say('\n  Auftakt\n')
  await timed('packages', installPackages)
  const system = installSystemPackages()
  await timed('server', buildServer)
  const { Start, Terminal } = await import('../dist/start.js')
  const pages = developing ? Promise.resolve() : buildPages()
  pages.catch(() => {})
  system.then(
    (lacking) => lacking && say(`  ! ${lacking}`),
    () => {},
  )

  const start = new Start({ root, env: process.env, terminal: new Terminal(), pages, developing })
  const stop = async () => {
    if (stopping) return
    stopping = true
    say('\n  Stopping …')
    await start.stop()
    say('  Everything has stopped.')
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stop())
  await start.run()
}

async function timed(name, work) {
  const began = performance.now()
  const alive = setInterval(() => say(`  … ${name} (${Math.round((performance.now() - began) / 1000)} s)`), 15_000)
  try {
    if (await work()) say(`  ✓ ${name} (${((performance.now() - began) / 1000).toFixed(1)} s)`)
  } finally {
    clearInterval(alive)
  }
}

main().catch((error) => {
  if (stopping) return
  const isPlain = error instanceof Problem || error?.name === 'Problem'
  process.stderr.write(`\n  ${isPlain ? error.message : error.stack}\n\n`)
  process.exit(1)
})
