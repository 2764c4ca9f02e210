// Pictures of a running product for README and docs, into docs/pictures: `node scripts/screenshots.mjs [--help]`.
import { join } from 'node:path'
import { root } from './prepare.mjs'

process.env.TSX_TSCONFIG_PATH ??= join(root, 'tsconfig.json')
const { register } = await import('tsx/esm/api')
register()
const { main } = await import('./pictures/main.ts')
process.exit(await main(process.argv.slice(2), root))
