import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Database } from '@/prisma/client'
import { Sources } from '@/server/downloads/source'
import { LiveOccasion } from '../support/live'
import { newTestId } from '../support/planned'

let occasion: LiveOccasion
beforeAll(async () => {
  occasion = await LiveOccasion.open()
})
afterAll(() => occasion.close())

const IDS = Array.from({ length: 5 }, newTestId)
let sessionId: string
beforeEach(async () => {
  sessionId = occasion.planned.sessionId
  await occasion.db.recording.deleteMany({ where: { id: { in: IDS } } })
  await occasion.db.recording.createMany({
    data: IDS.map((id) => ({
      ...{ id, sessionId, state: 'ready', records: true, streams: false },
      ...{ startedAt: new Date(), stoppedAt: new Date() },
    })),
  })
  await occasion.db.logHead.upsert({ where: { sessionId }, create: { sessionId }, update: {} })
})

/** A database that says what it is asked. */
function counted() {
  const asked: string[] = []
  const db = occasion.db.$extends({
    query: {
      $allOperations: ({ model, operation, args, query }) => {
        asked.push(`${model} ${operation}`)
        return query(args)
      },
    },
  }) as unknown as Database
  return { db, asked }
}

const takenBack = async (subject: string) => {
  const { head } = await occasion.db.logHead.findUniqueOrThrow({ where: { sessionId } })
  const event = { sessionId, seq: head + 1, at: new Date(), room: 'main', v: 1, part: 0, type: 'chat.deleted', subject }
  await occasion.db.logEvent.create({ data: { ...event, data: { messageId: subject } } })
  await occasion.db.logHead.update({ where: { sessionId }, data: { head: head + 1 } })
}

test('a session is asked once for all that was recorded of it, and its log again only when something has come', async () => {
  const { db, asked } = counted()
  const sources = new Sources(db)
  const first = await sources.of(IDS)
  expect([...first.keys()].sort()).toEqual([...IDS].sort())
  expect(asked).toEqual(['Recording findMany', 'LogHead findMany', 'LogEvent groupBy'])
  asked.length = 0
  const again = await sources.of(IDS)
  expect(asked).toEqual(['Recording findMany', 'LogHead findMany'])
  for (const id of IDS) expect(again.get(id)!('video')).toBe(first.get(id)!('video'))

  asked.length = 0
  await takenBack('m')
  const since = await sources.of(IDS)
  expect(asked).toContain('LogEvent groupBy')
  for (const id of IDS) expect(since.get(id)!('video')).not.toBe(first.get(id)!('video'))
})

test('of another title, and of captions for what holds them, something else is made', async () => {
  const sources = new Sources(occasion.db)
  const [id, other] = IDS as [string, string]
  const all = async () => {
    const found = await sources.of([id, other])
    return { video: found.get(id)!('video'), package: found.get(id)!('package'), other: found.get(other)!('video') }
  }
  const before = await all()
  await occasion.db.recordingCaption.create({ data: { recordingId: id, language: 'de', text: 'WEBVTT\n' } })
  const captioned = await all()
  expect(captioned).toEqual({ ...before, package: captioned.package })
  expect(captioned.package).not.toBe(before.package)
  await occasion.db.recording.update({ where: { id }, data: { title: 'Another' } })
  const titled = await all()
  expect(titled.video).not.toBe(before.video)
  expect(titled.other).toBe(before.other)
})

test('of what is not there nothing is made', async () => {
  expect(await new Sources(occasion.db).of([newTestId()])).toEqual(new Map())
})
