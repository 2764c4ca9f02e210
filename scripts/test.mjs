// `npm test`: everything, from a fresh clone on. `npm run check` (--check): what needs no server and no browser.
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import {
  assertNode,
  buildPages,
  buildServer,
  installPackages,
  installSystemPackages,
  isOnPath,
  Problem,
  root,
} from './prepare.mjs'

const quick = process.argv.includes('--check')
const results = join(root, 'test-results')
const bin = (name) => join('node_modules', '.bin', name)
let passed = 0
let failed = 0

async function main() {
  assertNode()
  await step('packages', installPackages)
  const lacking = quick ? null : await step('programs', installSystemPackages)
  if (lacking) process.stdout.write(`! ${lacking}\n`)
  await step('server', buildServer)
  rmSync(results, { recursive: true, force: true })
  mkdirSync(results, { recursive: true })

  await check('types', bin('tsc'), ['--noEmit'])
  await check('types of the domain', bin('tsc'), ['--noEmit', '-p', 'domain'])
  await check('lint', bin('biome'), ['check', '.'])
  await check('boundaries', bin('depcruise'), ['app', 'domain', 'server', 'prisma'])
  await check('laws are named by tests', process.execPath, ['scripts/check-laws.mjs'])
  await check('sizes', process.execPath, ['scripts/check-sizes.mjs'])
  await check('generated documents', bin('tsx'), ['scripts/events-document.ts', '--check'])
  if (!quick) await step('pages', buildPages)
  await vitest(quick ? ['--project', 'unit', '--project', 'laws'] : [])
  if (!quick) await playwright()
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
  process.exit(failed > 0 ? 1 : 0)
}

/** A check counts as one test. */
async function check(name, command, args) {
  const { code, said } = await say(`▸ ${name}`, command, args, false)
  if (code === 0) passed++
  else {
    failed++
    process.stdout.write(`${said}\n✘ ${name}\n`)
  }
}

async function vitest(projects) {
  const file = join(results, 'vitest.json')
  await say(
    '▸ unit, laws, integration',
    bin('vitest'),
    ['run', ...projects, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    true,
  )
  count(file, ({ numPassedTests, numFailedTests, numPendingTests, numTodoTests, success }) => {
    const lost = numPendingTests + numTodoTests
    if (lost > 0) process.stdout.write(`! ${lost} tests were skipped: they count as failed\n`)
    return [numPassedTests, numFailedTests + lost || (success ? 0 : 1)]
  })
}

async function playwright() {
  if (!['chromium', 'chromium-browser', 'google-chrome'].some(isOnPath)) {
    process.stdout.write('✘ browser tests: there is no Chromium\n')
    failed++
    return
  }
  await say('▸ browser', bin('playwright'), ['test'], true)
  count(join(results, 'playwright.json'), ({ stats, errors }) => [
    stats.expected,
    stats.unexpected + stats.flaky + stats.skipped + errors.length,
  ])
}

/** Adds up a report; without one, something went wrong that no test tells of. */
function count(file, read) {
  try {
    const [good, bad] = read(JSON.parse(readFileSync(file, 'utf8')))
    passed += good
    failed += bad
  } catch {
    failed++
  }
}

async function step(name, work) {
  process.stdout.write(`▸ ${name}\n`)
  return work()
}

function say(title, command, args, aloud) {
  process.stdout.write(`${title}\n`)
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: aloud ? 'inherit' : 'pipe' })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk) => {
        said += chunk
      })
    }
    child.once('error', (error) => resolve({ code: 1, said: error.message }))
    child.once('exit', (code) => resolve({ code: code ?? 1, said }))
  })
}

main().catch((error) => {
  process.stderr.write(`${error instanceof Problem ? error.message : error.stack}\n`)
  process.stdout.write(`\n${passed} passed, ${failed + 1} failed\n`)
  process.exit(1)
})
