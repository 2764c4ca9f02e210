import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type GoldenRow, type Views, viewsOf } from './fold-golden'

const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.log.jsonl'))
  .map((file) => file.replace('.log.jsonl', ''))
const read = (file: string) => readFileSync(join(import.meta.dirname, file), 'utf8')

test('there are old sessions', () => {
  expect(names).toContain('kickoff-2026-11')
})

/**
 * These logs were written by the build of their day, and are never written anew. What people saw then they must see now:
 * more may have come, nothing may be lacking or different. A change of events that breaks this needs an upcast.
 */
describe.each(names)('the session %s', (name) => {
  const rows = read(`${name}.log.jsonl`)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as GoldenRow)
  const then = JSON.parse(read(`${name}.views.json`)) as Views

  test('still replays as it was, for everybody', () => {
    const now = viewsOf(rows)
    expect(Object.keys(now)).toEqual(Object.keys(then))
    for (const viewer of Object.keys(then)) expect([viewer, now[viewer]]).toMatchObject([viewer, then[viewer]!])
  })

  test('holds something of each of these moments', () => {
    const said = JSON.stringify(then)
    for (const text of ['Nachricht 20 aus dem Publikum', 'Gleich geht es in die Gruppen.', 'Wer baut die Anlagen?'])
      expect(said).toContain(text)
  })
})
