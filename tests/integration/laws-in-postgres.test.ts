import { afterAll, beforeAll, expect, test } from 'vitest'
import { session } from '@/domain/session'
import type { LogRow } from '@/server/log/event-log'
import { PostgresLog } from '@/server/log/postgres-log'
import { run } from '../fuzz/run'
import { type TestDatabase, testDatabase } from '../support/database'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())

const fold = (rows: readonly LogRow[]) =>
  rows
    .map(({ seq, at, room, type, v, data, owner }) =>
      session.read({ seq, at, room, type, v, data, ...(owner !== undefined && { owner }) }),
    )
    .reduce((state, event) => session.reduce(state, event), session.initial)

test('[S1] [S6] [S15] [S16] two processes on one PostgreSQL pass the laws', async () => {
  const log = new PostgresLog(database.pool)
  const { world, log: rows, asked } = await run(21, 2_000, log)
  expect(rows.length).toBeGreaterThan(100)
  rows.forEach((row, i) => {
    expect(row.seq).toBe(i + 1)
    if (i > 0) expect(row.at).toBeGreaterThanOrEqual(rows[i - 1]!.at)
  })
  const truth = fold(rows)
  for (const { runner } of world.processes) expect(runner.state).toEqual(truth)
  for (const { id, store, removed } of world.people) {
    const viewer = session.viewerOf(truth, id)
    if (!removed && viewer) expect(store.get()!.view).toEqual(session.view(truth, viewer))
  }
  const inLog = new Set(rows.map(({ commandId }) => commandId))
  for (const { id, answers } of asked) {
    expect(answers.length).toBeGreaterThan(0)
    expect(new Set(answers.flatMap((ack) => (ack.ok ? [ack.seq] : []))).size).toBeLessThanOrEqual(1)
    if (answers.some((ack) => ack.ok)) expect(inLog.has(id)).toBe(true)
  }
})
