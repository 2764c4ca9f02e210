// Builds what runs: `node scripts/build.mjs server`, `… pages`.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import { root } from './prepare.mjs'

/** A hash of the domain's sources: what browsers and servers must agree on. */
export function domainVersion() {
  const hash = createHash('sha256')
  const files = readdirSync(join(root, 'domain'), { recursive: true }).filter((name) => /(?<!\.test)\.ts$/.test(name))
  for (const name of files.sort()) hash.update(name).update(readFileSync(join(root, 'domain', name)))
  return hash.digest('hex').slice(0, 16)
}

async function server() {
  const { build } = await import('esbuild')
  // The schema engine would be downloaded only to check the schema; generating needs none.
  await command(['node_modules/prisma/build/index.js', 'generate'], {
    PRISMA_SCHEMA_ENGINE_BINARY: '/bin/true',
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
  })
  // Chunks of earlier builds go too; the stamps of what was built stay.
  const earlier = existsSync(join(root, 'dist'))
    ? readdirSync(join(root, 'dist')).filter((name) => /\.js(\.map)?$/.test(name))
    : []
  for (const name of earlier) rmSync(join(root, 'dist', name), { force: true })
  await build({
    absWorkingDir: root,
    entryPoints: {
      main: 'server/main.ts',
      start: 'server/start/index.ts',
      'end-with-start': 'server/start/end-with-start.ts',
    },
    outdir: 'dist',
    bundle: true,
    splitting: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: true,
    define: { __DOMAIN_VERSION__: JSON.stringify(domainVersion()) },
    logLevel: 'warning',
  })
  await offline(join(root, 'dist', 'offline'))
}

/** The page of offline packages: one script and one sheet of styles, which open from a disk. */
export async function offline(outdir) {
  const { build } = await import('esbuild')
  await build({
    absWorkingDir: root,
    entryPoints: { viewer: 'app/_offline/main.tsx' },
    outdir,
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [withoutDeciding],
    logLevel: 'warning',
  })
  writeFileSync(join(outdir, 'viewer.css'), await offlineStyles())
  cpSync(join(root, 'app', '_offline', 'index.html'), join(outdir, 'index.html'))
}

/** As in next.config.js: a page folds, and what `decide` and `tick` bring about happens on the server alone. */
const withoutDeciding = {
  name: 'without-deciding',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^\.\/(decide|tick)$/ }, ({ resolveDir }) =>
      /\/domain\/features\/[^/]+$/.test(resolveDir) ? { path: join(root, 'domain/protocol/undecided.ts') } : null,
    ),
}

/** Our own look, with the machine's letters: a typeface would be most of the package's page. */
async function offlineStyles() {
  const [{ default: postcss }, { default: tailwind }] = await Promise.all([
    import('postcss'),
    import('@tailwindcss/postcss'),
  ])
  const from = join(root, 'app', 'globals.css')
  const seen = ['_offline', '_ui', '_room/written-workbook.tsx', '_features/chat/markdown-text.tsx']
  const styles = readFileSync(from, 'utf8')
    .replace(/^@import "@fontsource.*\n/m, '')
    .replace('@import "tailwindcss";', '@import "tailwindcss" source(none);')
  const sources = seen.map((each) => `@source "./${each}";`).join('\n')
  const { css } = await postcss([tailwind({ optimize: true })]).process(`${styles}\n${sources}\n`, { from })
  return css
}

async function pages() {
  await command(['node_modules/next/dist/bin/next', 'build', '--webpack'], {
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
  })
  await compress(join(root, '.next', 'static'))
}

/** Files that never change are compressed once, as well as can be. */
async function compress(directory) {
  const squeeze = promisify(brotliCompress)
  const files = readdirSync(directory, { recursive: true }).filter((name) => /\.(js|css|svg|json)$/.test(name))
  for (const name of files) {
    const bytes = readFileSync(join(directory, name))
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length }
    writeFileSync(join(directory, `${name}.br`), await squeeze(bytes, { params }))
  }
}

const command = (args, env) =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...env }, stdio: 'inherit' })
    child.once('error', reject)
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${args.join(' ')} ended with ${code}`))))
  })

if (process.argv[1]?.endsWith('build.mjs')) {
  const what = { server, pages }[process.argv[2]]
  if (!what) throw new Error('say what to build: server or pages')
  await what().catch((error) => {
    console.error(error.message)
    process.exit(1)
  })
}
