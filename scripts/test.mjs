// `npm test`: everything, from a fresh clone on. `npm run check` (--check): what needs no server and no browser.
import { spawn } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import {
  assertNode,
  buildPages,
  buildServer,
  installPackages,
  installSystemPackages,
  installTestPackages,
  isOnPath,
  Problem,
  root,
} from './prepare.mjs'
import { playwrightReport, vitestReport } from './reports.mjs'

const quick = process.argv.includes('--check')
const results = join(root, 'test-results')
const bin = (name) => join('node_modules', '.bin', name)
let passed = 0
/** What failed, in words: each counts as one. Said again at the end, where one looks first. */
const failures = []

async function main() {
  assertNode()
  await step('packages', installPackages)
  const lacking = quick ? null : await step('programs', installSystemPackages)
  if (lacking) process.stdout.write(`! ${lacking}\n`)
  else if (!quick) await step('programs of the tests', installTestPackages)
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
  conclude()
}

function conclude() {
  process.stdout.write(`\n${failures.map((what) => `✘ ${what}\n`).join('')}`)
  process.stdout.write(`${passed} passed, ${failures.length} failed\n`)
  process.exit(failures.length > 0 ? 1 : 0)
}

/** A check counts as one test. */
async function check(name, command, args) {
  const { code, said } = await say(`▸ ${name}`, command, args, false)
  if (code === 0) passed++
  else {
    failures.push(name)
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
  count(file, vitestReport)
}

async function playwright() {
  if (!['chromium', 'chromium-browser', 'google-chrome'].some(isOnPath)) {
    failures.push('browser tests: there is no Chromium')
    return
  }
  await say('▸ browser', bin('playwright'), ['test'], true)
  count(join(results, 'playwright.json'), playwrightReport)
}

/** Adds a report up. Without one, something went wrong that no test tells of. */
function count(file, report) {
  try {
    const found = report(file)
    passed += found.passed
    failures.push(...found.failures)
  } catch (error) {
    failures.push(`${file}: ${error.message}`)
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
  failures.push(error instanceof Problem ? error.message : error.stack)
  conclude()
})
