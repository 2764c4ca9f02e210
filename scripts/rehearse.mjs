// `npm run rehearse`: fills a running product with simulated people. `-- --help` says how.
import { join } from 'node:path'
import { root } from './prepare.mjs'

const missing = 'Nothing runs here yet: start Auftakt with npm start in another terminal, and come back.'
// Otherwise the packages for sound and picture tell of every step they take.
process.env.NODE_ENV ??= 'production'
process.env.TSX_TSCONFIG_PATH ??= join(root, 'tsconfig.json')

try {
  const { register } = await import('tsx/esm/api')
  register()
} catch {
  process.stderr.write(`\n  ${missing}\n\n`)
  process.exit(1)
}
const { domainVersion } = await import('./build.mjs')
const { main } = await import('./rehearsal/main.ts')
process.exit(await main(process.argv.slice(2), root, domainVersion()))
