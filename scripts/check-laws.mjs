// Every rule of domain/protocol/SPEC.md keeps its id, and every id is named by a test.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './prepare.mjs'

const spec = readFileSync(join(root, 'domain', 'protocol', 'SPEC.md'), 'utf8')
const rules = [...spec.matchAll(/^- \*\*(S\d+)\*\*/gm)].map(([, id]) => id)
const tests = ['app', 'domain', 'server', 'tests']
  .flatMap((directory) =>
    readdirSync(join(root, directory), { recursive: true }).map((name) => join(root, directory, name)),
  )
  .filter((name) => /\.(test|spec)\.tsx?$/.test(name))
  .map((name) => readFileSync(name, 'utf8'))
  .join('\n')
const missing = rules.filter((id) => !tests.includes(`[${id}]`))

if (rules.length < 18) throw new Error(`SPEC.md names only ${rules.length} rules: they never go`)
if (missing.length > 0) throw new Error(`no test names ${missing.join(', ')}`)
