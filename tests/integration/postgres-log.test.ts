import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Draft, EventLog } from '@/server/log/event-log'
import { PostgresLog } from '@/server/log/postgres-log'
import { commandId } from '@/server/sessions/ids'
import { type TestDatabase, testDatabase } from '../support/database'
import { MemoryLog } from '../support/memory-log'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())

const draft = (text: string, more: Partial<Draft> = {}): Draft => ({
  at: 1_700_000_000_123,
  room: 'main',
  type: 'chat.posted',
  v: 1,
  by: 'p_a',
  owner: null,
  subject: text,
  data: { text },
  commandId: null,
  part: 0,
  ...more,
})

/** The log of the fuzz keeps the same promises as the real one, or the laws would be proved of something else. */
describe.each(['in PostgreSQL', 'in memory'] as const)('the log %s', (where) => {
  let log: EventLog
  beforeAll(() => {
    log = where === 'in memory' ? new MemoryLog() : new PostgresLog(database.pool)
  })
  const append = async (
    sessionId: string,
    head: number,
    drafts: Draft[],
    more: { epoch?: number; forget?: { types: string[]; subject: string }[] } = {},
  ) => {
    await log.head(sessionId)
    return log.append({
      sessionId,
      on: { head, epoch: more.epoch ?? 1 },
      drafts,
      forget: more.forget ?? [],
      nextTickAt: null,
    })
  }

  test('[S1] numbers densely from 1, in order, to the millisecond', async () => {
    expect(await append('dense', 0, [draft('one'), draft('two')])).toBe('appended')
    expect(await append('dense', 2, [draft('three')])).toBe('appended')
    const rows = await log.read('dense', 0)
    expect(rows.map(({ seq, data }) => [seq, (data as { text: string }).text])).toEqual([
      [1, 'one'],
      [2, 'two'],
      [3, 'three'],
    ])
    expect(rows[0]!.at).toBe(1_700_000_000_123)
    expect(await log.read('dense', 1, 1)).toHaveLength(1)
    expect(await log.head('dense')).toEqual({ head: 3, epoch: 1 })
  })

  test('[S16] refuses what was decided on another head or epoch, and writes nothing', async () => {
    await append('stale', 0, [draft('one')])
    expect(await append('stale', 0, [draft('two')])).toBe('stale')
    expect(await append('stale', 1, [draft('two')], { epoch: 2 })).toBe('stale')
    expect(await log.read('stale', 0)).toHaveLength(1)
  })

  test('[S6] refuses a repeated command as a whole, and knows where it took effect', async () => {
    const id = commandId('p_a', 'once')
    await append('repeat', 0, [draft('one', { commandId: id }), draft('two', { commandId: id, part: 1 })])
    expect(await append('repeat', 2, [draft('other'), draft('again', { commandId: id, part: 1 })])).toBe('repeated')
    expect(await log.head('repeat')).toEqual({ head: 2, epoch: 1 })
    expect(await log.answered('repeat', [id, commandId('p_a', 'never')])).toEqual(new Map([[id, 2]]))
  })

  test('forgets in the same breath: by, owner and data go, place and type stay, keyframes since are void', async () => {
    await append('forget', 0, [draft('secret', { owner: 'p_a' }), draft('other')])
    await log.keep('forget', 1, 'v', { seq: 2, lastAt: 1, state: { some: 'state' } })
    expect(await log.keyframe('forget', 1, 'v')).toEqual({ seq: 2, lastAt: 1, state: { some: 'state' } })
    await append('forget', 2, [draft('gone', { type: 'chat.deleted', subject: 'secret' })], {
      forget: [{ types: ['chat.posted'], subject: 'secret' }],
    })
    const [blanked, other] = await log.read('forget', 0)
    expect(blanked).toMatchObject({ seq: 1, type: 'chat.posted', by: null, data: null })
    expect(blanked!.owner).toBeUndefined()
    expect(other!.data).toEqual({ text: 'other' })
    expect(await log.keyframe('forget', 1, 'v')).toBeNull()
  })

  test('reads back by item: newest first, blanked ones not, and everything that happened to them', async () => {
    await append('items', 0, [
      draft('a'),
      draft('b'),
      draft('a', { type: 'chat.edited' }),
      draft('c', { room: 'elsewhere' }),
      draft('d'),
    ])
    expect(await log.latestSubjects('items', 'main', 'chat.posted', 100, 2)).toEqual(['d', 'b'])
    expect(await log.latestSubjects('items', 'main', 'chat.posted', 2, 5)).toEqual(['a'])
    expect((await log.about('items', 'main', ['a'], 5)).map(({ seq }) => seq)).toEqual([1, 3])
    expect((await log.about('items', 'main', ['a'], 2)).map(({ seq }) => seq)).toEqual([1])
  })

  test('keeps any text as it is', async () => {
    const text = `__proto__ 🌍 ${'\u0001'} "quotes" \\ \n ${'{'} ﷽`
    await append('text', 0, [draft('x', { data: JSON.parse(JSON.stringify({ text, __proto__: 1 })) })])
    expect((await log.read('text', 0))[0]!.data).toMatchObject({ text })
  })
})

test('[S16] two writers on one session stay dense over a thousand events', async () => {
  const log = new PostgresLog(database.pool)
  await log.head('race')
  const write = async (name: string) => {
    for (let written = 0; written < 500; ) {
      const on = await log.head('race')
      const result = await log.append({
        sessionId: 'race',
        on,
        drafts: [draft(`${name} ${written}`)],
        forget: [],
        nextTickAt: null,
      })
      if (result === 'appended') written++
    }
  }
  await Promise.all([write('a'), write('b')])
  const rows = await log.read('race', 0)
  expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: 1_000 }, (_, i) => i + 1))
  expect(new Set(rows.map(({ subject }) => subject)).size).toBe(1_000)
})
