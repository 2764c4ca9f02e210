// What a fresh machine lacks: packages, programs, builds. Without dependencies, because it installs them.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

const OLDEST_NODE = [20, 19]
const SOURCES = {
  server: [
    'domain',
    'server',
    'prisma',
    // The page of offline packages, which the server packs.
    'app/_offline',
    'app/_i18n/messages',
    'app/_ui',
    'app/_room/written-workbook.tsx',
    'app/_features/chat/markdown.ts',
    'app/_features/chat/markdown-text.tsx',
    'app/globals.css',
    'scripts/build.mjs',
    'tsconfig.json',
    'package-lock.json',
  ],
  pages: [
    'app',
    'domain',
    'prisma',
    'public',
    'scripts/build.mjs',
    'scripts/compile-messages.cjs',
    'scripts/script-contents.mjs',
    'next.config.js',
    'proxy.ts',
    'postcss.config.mjs',
    'tsconfig.json',
    'package-lock.json',
  ],
}
/** What a build leaves, to see whether it is still there. */
const BUILT = {
  server: ['dist/main.js', 'dist/start.js', 'dist/offline/viewer.js', 'prisma/generated'],
  pages: ['.next/BUILD_ID', '.next/static'],
}
const SYSTEM_PACKAGES = { chromium: ['chromium', 'chromium-browser', 'google-chrome'], ffmpeg: ['ffmpeg'] }
/** The same browser without what nobody sees: tests take a fifth less time with it. Without it they take the other. */
const TEST_PACKAGES = { 'chromium-headless-shell': ['chromium-headless-shell'] }

/** Something the person at the terminal can mend, in one sentence. */
export class Problem extends Error {}

export function assertNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return
  throw new Problem(
    `Node.js ${process.versions.node} is too old: install ${OLDEST_NODE.join('.')} or newer (https://nodejs.org).`,
  )
}

/** Installs the packages of the lockfile, when it changed since the last time. Returns whether there was anything to do. */
export async function installPackages() {
  const stamp = join(root, 'node_modules', '.auftakt-lock')
  const lock = hashOf([readFileSync(join(root, 'package-lock.json'))])
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return false
  await run(
    'npm',
    // Also when NODE_ENV says production: the build needs what only developing needs.
    ['install', '--include=dev', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'],
    'The packages could not be installed',
  )
  writeFileSync(stamp, lock)
  return true
}

/**
 * Programs beside Node.js: Chromium and ffmpeg. As root on Debian or Ubuntu they are installed, elsewhere it is said what
 * is missing and what is off without it. Never a reason not to start.
 */
export async function installSystemPackages() {
  const missing = missingOf(SYSTEM_PACKAGES)
  if (missing.length === 0) return null
  const says = `Not installed: ${missing.join(', ')}. Without, browser tests and recordings are off; everything else works.`
  if (!canInstall()) return says
  try {
    await installWithApt(missing)
    return null
  } catch (error) {
    return `${says} (${error.message.split('\n').at(-1)})`
  }
}

/** What makes tests faster, where it can be had: tried once. */
export async function installTestPackages() {
  const tried = join(root, 'node_modules', '.auftakt-test-packages')
  const missing = missingOf(TEST_PACKAGES)
  if (missing.length === 0 || !canInstall() || existsSync(tried)) return
  await installWithApt(missing).catch(() => writeFileSync(tried, ''))
}

const missingOf = (packages) =>
  Object.entries(packages)
    .filter(([, commands]) => !commands.some(isOnPath))
    .map(([name]) => name)

const canInstall = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')

async function installWithApt(names) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '-qq'], 'apt-get update failed', env)
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], 'apt-get install failed', env)
}

/** The server's bundle; quick. Returns whether there was anything to do. */
export const buildServer = () => onceFor('server', 'The server could not be built')

/** The pages; takes a while. */
export const buildPages = () => onceFor('pages', 'The pages could not be built')

async function onceFor(name, failure) {
  const stamp = join(root, 'dist', `${name}.built`)
  const sources = hashOf(filesIn(SOURCES[name]).map((file) => readFileSync(file)))
  const isThere = BUILT[name].every((file) => existsSync(join(root, file)))
  if (isThere && existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return false
  await run(process.execPath, ['scripts/build.mjs', name], failure)
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, sources)
  return true
}

function filesIn(paths) {
  const files = paths.flatMap((path) => {
    const at = join(root, path)
    if (!existsSync(at)) return []
    if (statSync(at).isFile()) return [at]
    return readdirSync(at, { recursive: true })
      .map((name) => join(at, name))
      .filter((file) => statSync(file).isFile())
  })
  return files.filter((file) => !file.includes('/generated/') && !/\.test\.tsx?$/.test(file)).sort()
}

function hashOf(contents) {
  const hash = createHash('sha256')
  for (const content of contents) hash.update(content).update('\0')
  return hash.digest('hex')
}

export const isOnPath = (command) => spawnSync('sh', ['-c', `command -v ${command}`]).status === 0

/** Runs a command quietly; when it fails, with the last it said. */
export function run(command, args, failure, env = process.env) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    const stop = () => child.kill()
    process.once('exit', stop)
    const note = (chunk) => {
      said = (said + chunk).slice(-8_000)
    }
    child.stdout.on('data', note)
    child.stderr.on('data', note)
    child.once('error', (error) => reject(new Problem(`${failure}: ${error.message}`)))
    child.once('exit', (code) => {
      process.off('exit', stop)
      if (code === 0) resolve()
      else reject(new Problem(`${failure}:\n${said.trim()}`))
    })
  })
}
