import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { OpeningPlan } from '@/domain/session'
import { findAccess, sealSeat, seatCookie } from '@/prisma/access'
import { connect, type Database } from '@/prisma/client'
import { participantFor } from '@/prisma/participants'
import { Openings } from '@/server/breakout-sets/opening'
import { type TestDatabase, testDatabase } from '../support/database'
import { KEY, ORIGIN } from '../support/live'
import { type InvitedRole, invite, newTestId, type Planned, plan } from '../support/planned'

// What Next.js gives to a request: its cookies. Nobody is signed in.
const seats: string[] = []
const cookies = () => seats.map((seat) => ({ name: seatCookie(seat), value: sealSeat(KEY, seat) }))
vi.mock('next/headers', () => ({ cookies: async () => ({ getAll: cookies }) }))
vi.mock('@/app/_data/auth', () => ({ signedIn: async () => null }))

let database: TestDatabase
let db: Database
let occasion: Planned
beforeAll(async () => {
  database = await testDatabase()
  db = connect(database.url, 2)
  vi.stubEnv('DATABASE_URL', database.url)
  vi.stubEnv('AUFTAKT_DATA', '/nowhere')
  vi.stubEnv('AUTH_SECRET', KEY)
  vi.stubEnv('AUFTAKT_URL', ORIGIN)
  vi.stubEnv('AUFTAKT_ORIGINS', ORIGIN)
  vi.stubEnv('LIVE_URL', 'http://127.0.0.1:1')
})
afterAll(async () => {
  await (await import('@/app/_data/db')).db().$disconnect()
  await db.$disconnect()
  await database.drop()
  vi.unstubAllEnvs()
})
beforeEach(async () => {
  seats.length = 0
  occasion = await plan(db)
})

const sits = async (role: InvitedRole, at = occasion) => {
  const invited = await invite(db, at, role, { name: `Some ${role}` })
  seats.splice(0, seats.length, invited.seat)
  return invited
}

interface Answered {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: what a route answers is what these tests look at
  readonly body: any
}
type Route = (request: Request, context: { params: Promise<never> }) => Promise<Response>

async function ask(route: Route, id: string, request: Request): Promise<Answered> {
  const response = await route(request, { params: Promise.resolve({ id } as never) })
  return { status: response.status, body: await response.json() }
}
const sets = () => import('@/app/api/sets/route')
const one = () => import('@/app/api/sets/[id]/route')
const post = (body: unknown) =>
  new Request(`${ORIGIN}/api/sets`, { method: 'POST', headers: { origin: ORIGIN }, body: JSON.stringify(body) })
const get = (query: Record<string, string> = {}) => new Request(`${ORIGIN}/api/sets?${new URLSearchParams(query)}`)

const fields = (more: object = {}) => ({
  name: 'Partnerships',
  way: { kind: 'random', rooms: 1 },
  rules: { bothSides: true, sharedLanguage: false, delegations: 'any', moderator: false },
  seed: 'a seed',
  plan: { rooms: [{ name: 'Room', partnership: null, limit: null, people: [] }], unplaced: [], unmet: [] },
  ...more,
})
const create = async (more: object = {}) =>
  ask((await sets()).POST, '', post({ conference: occasion.conferenceId, ...fields(more) }))
const update = async (id: string, knownAt: number, more: object = {}) =>
  ask((await one()).POST, id, post({ ...fields(more), knownAt }))
const remove = async (id: string) => ask((await import('@/app/api/sets/[id]/delete/route')).POST, id, post({}))
const duplicate = async (id: string, name: string) =>
  ask((await import('@/app/api/sets/[id]/duplicate/route')).POST, id, post({ name }))
const list = async (query: Record<string, string> = { conference: occasion.conferenceId }) =>
  ask((await sets()).GET, '', get(query))
const read = async (id: string, query: Record<string, string> = {}) => ask((await one()).GET, id, get(query))
const people = async (query: Record<string, string>) =>
  ask((await import('@/app/api/sets/people/route')).GET, '', get(query))

describe('a set', () => {
  test('is created, listed, read, changed, duplicated and deleted', async () => {
    await sits('organiser')
    const { body: made } = await create()
    expect((await list()).body.sets).toMatchObject([{ id: made.id, name: 'Partnerships', way: 'random', rooms: 1 }])
    const { body: changed } = await update(made.id, made.updatedAt, { name: 'Gruppen ኣርባ', seed: 'another' })
    expect((await read(made.id)).body.set).toMatchObject({
      name: 'Gruppen ኣርባ',
      seed: 'another',
      updatedAt: changed.updatedAt,
    })
    await duplicate(made.id, 'Gruppen ኣርባ')
    const names = async () => (await list()).body.sets.map(({ name }: { name: string }) => name)
    expect(await names()).toEqual(['Gruppen ኣርባ', 'Gruppen ኣርባ'])
    await remove(made.id)
    expect(await names()).toEqual(['Gruppen ኣርባ'])
  })

  test('is not overwritten by somebody who has not seen the latest', async () => {
    await sits('organiser')
    const { body: made } = await create()
    expect((await update(made.id, made.updatedAt, { name: 'Mine' })).status).toBe(200)
    expect(await update(made.id, made.updatedAt, { name: 'Theirs' })).toEqual({
      status: 409,
      body: { code: 'sets/changed-meanwhile' },
    })
    expect((await read(made.id)).body.set.name).toBe('Mine')
  })

  test('is kept however little of the demands it meets', async () => {
    await sits('organiser')
    const rooms = Array.from({ length: 200 }, (_, i) => ({
      name: `Room ${i}`,
      partnership: null,
      limit: null,
      people: [],
    }))
    const unmet = rooms.flatMap((_, room) =>
      Array.from({ length: 10 }, () => ({ code: 'planning/no-moderator', params: {}, room })),
    )
    expect((await create({ plan: { rooms, unplaced: [], unmet } })).status).toBe(200)
    expect((await list()).body.sets).toMatchObject([{ rooms: 200, unmet: 2_000 }])
  })

  test('says whether people choose for themselves, as its way does', async () => {
    await sits('organiser')
    const { body: made } = await create({ way: { kind: 'choice', rooms: [{ name: 'A', limit: 5 }] } })
    const isChoosing = async () => (await db.breakoutSet.findUniqueOrThrow({ where: { id: made.id } })).choosing
    expect(await isChoosing()).toBe(true)
    await update(made.id, made.updatedAt)
    expect(await isChoosing()).toBe(false)
  })

  test.each([
    ['no name', { name: ' ' }, 'sets/name'],
    ['a name of 81 characters', { name: 'ä'.repeat(81) }, 'sets/name'],
    ['an unknown way', { way: { kind: 'astrology' } }, 'malformed'],
    ['201 rooms', { way: { kind: 'random', rooms: 201 } }, 'malformed'],
    [
      'somebody in two rooms',
      {
        plan: {
          rooms: ['A', 'B'].map((name) => ({
            name,
            partnership: null,
            limit: null,
            people: [{ id: 'p', reason: { code: 'planning/drawn', params: {} } }],
          })),
          unplaced: [],
          unmet: [],
        },
      },
      'malformed',
    ],
    [
      'a demand of a room that is not there',
      { plan: { rooms: [], unplaced: [], unmet: [{ code: 'planning/no-moderator', params: {}, room: 0 }] } },
      'malformed',
    ],
  ])('is refused with %s', async (_what, more, code) => {
    await sits('organiser')
    expect(await create(more)).toMatchObject({ status: 400, body: { code } })
    expect((await list()).body.sets).toEqual([])
  })
})

describe('before a set is opened', () => {
  const placed = (id: string) => ({ id, reason: { code: 'planning/drawn', params: {} } })
  const room = (name: string, ids: readonly string[]) => ({
    name,
    partnership: null,
    limit: null,
    people: ids.map(placed),
  })
  const rooms = async (id: string, query: Record<string, string> = {}) =>
    ask((await import('@/app/api/sets/[id]/rooms/route')).GET, id, get(query))

  /** Lets somebody who is invited come to the session, and stay. */
  const comes = async (role: InvitedRole) => {
    const { seat, personId } = await invite(db, occasion, role, { name: `Late ${role}` })
    const { id } = (await participantFor(db, (await findAccess(db, seat))!, occasion.sessionId, newTestId))!
    const { sessionId } = occasion
    await db.presence.create({
      data: { sessionId, participantId: id, process: 'one', room: 'main', seenAt: new Date() },
    })
    return personId
  }

  test('its session is told what opening it would do just now: whoever is there and came since is counted', async () => {
    const { personId } = await sits('moderator')
    const [planned, here] = [await invite(db, occasion, 'attendee', { name: 'Planned' }), occasion.sessionId]
    const plan = { rooms: [room('A', [planned.personId]), room('B', [])], unplaced: [placed(personId)], unmet: [] }
    const { body: made } = await create({ way: { kind: 'random', rooms: 2 }, plan })
    for (let i = 0; i < 5; i++) await comes('attendee')
    await comes('moderator')
    expect((await list({ session: here })).body.sets).toMatchObject([{ placed: 6, unplaced: 2 }])
    const told = (await rooms(made.id, { session: here })).body
    expect(told).toMatchObject({ placed: 6, unplaced: 2, rooms: [{ people: 4 }, { people: 2 }] })
    const { given } = new Openings(db, async () => Promise.reject(new Error('no workbook is asked for')))
    const data = { set: made.id, minutes: null, countdown: 0, walking: false, returns: true }
    const opened = (await given(here, { type: 'breakouts.open', data })) as OpeningPlan
    expect(opened.rooms.map(({ people, awaited }) => people.length + awaited)).toEqual([4, 2])
  })

  test('the desk is told what was saved', async () => {
    await sits('organiser')
    const { body: made } = await create({ plan: { rooms: [room('A', [])], unplaced: [], unmet: [] } })
    await comes('attendee')
    expect((await list()).body.sets).toMatchObject([{ placed: 0, unplaced: 0 }])
    expect((await rooms(made.id)).body.rooms).toMatchObject([{ people: 0 }])
  })

  test('demands are looked at with those who came', async () => {
    await sits('organiser')
    const rules = { bothSides: false, sharedLanguage: false, delegations: 'any', moderator: true }
    const { body: made } = await create({ rules, plan: { rooms: [room('A', [])], unplaced: [], unmet: [] } })
    await comes('attendee')
    const told = async () => (await rooms(made.id, { session: occasion.sessionId })).body
    expect(await told()).toMatchObject({ unmet: 1, rooms: [{ unmet: 1 }] })
    await comes('moderator')
    expect(await told()).toMatchObject({ unmet: 0, rooms: [{ people: 2, unmet: 0 }] })
  })
})

describe('who plans', () => {
  test('is whoever organises or moderates, at the conference or in one of its sessions', async () => {
    await sits('moderator')
    expect((await create()).status).toBe(200)
    const { conferenceId, sessionId } = occasion
    const access = await db.access.create({ data: { id: newTestId(), role: 'moderator', sessionId, guestName: 'Mo' } })
    seats.splice(0, 1, access.id)
    expect((await list({ session: sessionId })).body).toMatchObject({ conference: conferenceId, sets: [{}] })
  })

  test('is whoever a session has made a moderator, as long as they are', async () => {
    const { seat } = await sits('attendee')
    const access = (await findAccess(db, seat))!
    const { id } = (await participantFor(db, access, occasion.sessionId, newTestId))!
    const becomes = (data: object) => db.participant.update({ where: { id }, data })
    expect((await list()).status).toBe(403)
    await becomes({ role: 'moderator' })
    expect((await list()).status).toBe(200)
    await becomes({ removedAt: new Date() })
    expect((await list()).status).toBe(403)
  })

  test('is no longer who was let in as moderator of one session and is attendee there now', async () => {
    const { sessionId } = occasion
    const data = { id: newTestId(), role: 'moderator', sessionId, guestName: 'Mo' }
    const { id: seat } = await db.access.create({ data })
    seats.push(seat)
    expect((await list()).status).toBe(200)
    const { id } = (await participantFor(db, (await findAccess(db, seat))!, sessionId, newTestId))!
    await db.participant.update({ where: { id }, data: { role: 'attendee' } })
    expect((await list()).status).toBe(403)
  })

  test.each(['speaker', 'interpreter', 'attendee', 'viewer'] as const)('is not a %s', async (role) => {
    await sits('organiser')
    const { body: made } = await create()
    await sits(role)
    const answers = [
      await create(),
      await update(made.id, made.updatedAt),
      await duplicate(made.id, 'Copy'),
      await remove(made.id),
      await list(),
      await list({ session: occasion.sessionId }),
      await read(made.id),
      await people({ conference: occasion.conferenceId }),
    ]
    expect(answers).toEqual(answers.map(() => ({ status: 403, body: { code: 'not-admitted' } })))
  })

  test('is nobody of another conference, and unknown sets are answered alike', async () => {
    await sits('organiser')
    const { body: made } = await create()
    const elsewhere = await plan(db)
    await sits('organiser', elsewhere)
    const answers = [
      await create(),
      await read(made.id),
      await read('no such set'),
      await list({}),
      await remove(made.id),
    ]
    expect(answers).toEqual(answers.map(() => ({ status: 403, body: { code: 'not-admitted' } })))
    expect(await db.breakoutSet.count({ where: { id: made.id } })).toBe(1)
  })

  test('asks from our own pages only', async () => {
    await sits('organiser')
    const { POST } = await sets()
    const body = JSON.stringify({ conference: occasion.conferenceId, ...fields() })
    const foreign = new Request(`${ORIGIN}/api/sets`, {
      method: 'POST',
      headers: { origin: 'https://evil.example' },
      body,
    })
    expect(await ask(POST, '', foreign)).toMatchObject({ status: 403, body: { code: 'forbidden' } })
  })
})

describe('whom one can place', () => {
  test('are told with their addresses at the desk, and without them in a session', async () => {
    const { personId } = await invite(db, occasion, 'attendee', { name: 'Ada' })
    const email = `ada-${newTestId().toLowerCase()}@example.org`
    await db.person.update({ where: { id: personId }, data: { email } })
    const addressOfAda = async () =>
      (await people({ session: occasion.sessionId })).body.people.find(({ id }: { id: string }) => id === personId)
        .email
    await sits('organiser')
    expect(await addressOfAda()).toBe(email)
    await sits('moderator')
    expect(await addressOfAda()).toBeNull()
  })

  test('are guests of the session, and those whom the plan names, wherever they were guests', async () => {
    await sits('organiser')
    const { conferenceId, sessionId } = occasion
    const data = { id: newTestId(), role: 'attendee', sessionId, guestName: 'Gus' }
    const { id: seat } = await db.access.create({ data })
    await participantFor(db, (await findAccess(db, seat))!, sessionId, newTestId)
    const placed = { id: seat, reason: { code: 'planning/drawn', params: {} } }
    const rooms = [{ name: 'Room', partnership: null, limit: null, people: [placed] }]
    const { body: made } = await create({ plan: { rooms, unplaced: [], unmet: [] } })
    const names = ({ body }: Answered) => body.people.map(({ name }: { name: string }) => name)
    expect(names(await people({ conference: conferenceId }))).not.toContain('Gus')
    expect(names(await people({ session: sessionId }))).toContain('Gus')
    expect(names(await read(made.id))).toContain('Gus')
  })
})
