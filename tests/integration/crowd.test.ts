import { afterAll, beforeAll, expect, test } from 'vitest'
import { foldForSearch } from '@/prisma/participants'
import { NAMED_UP_TO } from '@/server/gateway/presence'
import { LiveOccasion, until } from '../support/live'

const CROWD = 620
let occasion: LiveOccasion
beforeAll(async () => {
  occasion = await LiveOccasion.open()
})
afterAll(() => occasion.close())

/** People whom another process would have let in. */
async function crowd(): Promise<() => Promise<unknown>> {
  const { db, planned } = occasion
  const { sessionId } = planned
  const { seat: accessId } = await occasion.invite('attendee', { name: 'One of many' })
  const people = Array.from({ length: CROWD }, (_, i) => ({
    id: `p_crowd${i}`,
    name: `Näme ${String(i).padStart(3, '0')}`,
  }))
  await db.participant.createMany({
    data: people.map(({ id, name }) => ({
      id,
      name,
      sessionId,
      accessId,
      bearer: id,
      role: 'attendee',
      search: foldForSearch(name),
    })),
  })
  await db.$executeRaw`
    insert into "Presence" ("sessionId", "participantId", process, room, "seenAt")
    select ${sessionId}, id, 'elsewhere', 'main', clock_timestamp() + interval '1 minute'
    from unnest(${people.map(({ id }) => id)}::text[]) as t(id)`
  return () => db.presence.deleteMany({ where: { sessionId, process: 'elsewhere' } })
}

test(`above ${NAMED_UP_TO} people a room tells numbers only; names come page by page and by search; below, names again`, async () => {
  const watcher = await occasion.visitor('attendee', 'Watcher')
  const leave = await crowd()
  await until('the number', () => watcher.presence.some(({ here }) => here === CROWD + 1))
  const told = watcher.presence.find(({ here }) => here === CROWD + 1)!
  expect(told.people).toBeNull()
  expect(watcher.raw.join()).not.toContain('p_crowd')

  const page = async (query: Record<string, string>) => {
    const answer = await watcher.process.get('people', { ...watcher.query, room: 'main', ...query }, watcher.headers)
    return (await answer.json()) as {
      here: number
      people: { id: string; card: { name: string } }[]
      after: string | null
    }
  }
  const seen = new Set<string>()
  let after: string | null = ''
  while (after !== null) {
    const next: Awaited<ReturnType<typeof page>> = await page(after ? { after } : {})
    expect(next.here).toBe(CROWD + 1)
    expect(next.people.length).toBeLessThanOrEqual(100)
    for (const { id } of next.people) seen.add(id)
    after = next.after
  }
  expect(seen.size).toBe(CROWD + 1)
  expect((await page({ search: 'NAME 007' })).people.map(({ card }) => card.name)).toEqual(['Näme 007'])

  const late = await occasion.visitor('attendee', 'Late')
  await until('their number', () => late.presence.some(({ here }) => here >= CROWD + 1))
  await leave()
  await until('the small room', () => watcher.presence.at(-1)!.here === 2)
})
