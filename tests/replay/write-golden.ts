import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stageKickoff } from '../support/staged-kickoff'
import { viewsOf } from './fold-golden'

// A further old session, as the build of today writes it: npx tsx tests/replay/write-golden.ts kickoff-2027-03
// What is there is left as it is: that is what it is for.
const [name] = process.argv.slice(2)
if (!name) throw new Error('Say what it is to be called.')
const file = (kind: string) => join(import.meta.dirname, `${name}.${kind}`)
if (existsSync(file('log.jsonl'))) throw new Error(`${name} is there already.`)
const rows = stageKickoff(Date.parse('2026-11-24T09:00:00Z')).staged.rows()
writeFileSync(file('log.jsonl'), `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`)
writeFileSync(file('views.json'), `${JSON.stringify(viewsOf(rows))}\n`)
