import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Plan } from '@/domain/planning/plan'
import { findAccess } from '@/prisma/access'
import { readBreakoutSet } from '@/prisma/breakout-sets'
import { connect, type Database } from '@/prisma/client'
import { participantFor } from '@/prisma/participants'
import { placeableOf, placeablesOf } from '@/prisma/placeables'
import { whoseRooms } from '@/server/breakout-sets/whose-rooms'
import { type TestDatabase, testDatabase } from '../support/database'
import { invite, newTestId, type Planned, plan } from '../support/planned'

let database: TestDatabase
let db: Database
beforeAll(async () => {
  database = await testDatabase()
  db = connect(database.url, 2)
})
afterAll(async () => {
  await db.$disconnect()
  await database.drop()
})

/** Lets the bearer of a seat come to the session; answers the participant's id. */
const comes = async (seat: string, sessionId: string) =>
  (await participantFor(db, (await findAccess(db, seat))!, sessionId, newTestId))!.id

const guest = async ({ sessionId }: Planned, guestName: string) => {
  const data = { id: newTestId(), role: 'attendee', sessionId, guestName, guestOrganisation: 'Somewhere' }
  return (await db.access.create({ data })).id
}
const sessionOf = async (conferenceId: string) =>
  (await db.session.create({ data: { id: newTestId(), conferenceId, title: 'Another' } })).id

const planOf = (...rooms: string[][]): Plan => ({
  rooms: rooms.map((ids, i) => ({
    name: `Room ${i + 1}`,
    partnership: null,
    limit: null,
    people: ids.map((id) => ({ id, reason: { code: 'planning/drawn', params: {} } })),
  })),
  unplaced: [],
  unmet: [],
})
const keep = async (conferenceId: string, planned: Plan) => {
  const rules = { bothSides: false, sharedLanguage: false, delegations: 'any', moderator: false }
  const way = { kind: 'random', rooms: 2 }
  const data = { id: newTestId(), conferenceId, name: 'Groups', way, rules, seed: 's' }
  return (await db.breakoutSet.create({ data: { ...data, plan: planned as object } })).id
}

describe('whom a plan may place', () => {
  test('are the members, by partnership and name, with what planning wants to know', async () => {
    const occasion = await plan(db)
    const { conferenceId } = occasion
    const ids = await Promise.all(
      ['Zoe', 'Ada', 'Ben'].map(async (name) => (await invite(db, occasion, 'attendee', { name })).personId),
    )
    const [first, second] = await Promise.all(
      [0, 1].map((position) =>
        db.partnership.create({ data: { id: newTestId(), name: `Pair ${position}`, position } }),
      ),
    )
    const belongs = (personId: string, partnershipId: string) =>
      db.membership.update({
        where: { conferenceId_personId: { conferenceId, personId } },
        data: { partnershipId, languages: ['fr', 'en'] },
      })
    await belongs(ids[1]!, second!.id)
    await belongs(ids[0]!, first!.id)
    const people = await placeablesOf(db, conferenceId, null)
    expect(people.map(({ name, partnership }) => [name, partnership])).toEqual([
      ['Zoe', 'Pair 0'],
      ['Ada', 'Pair 1'],
      ['Ben', null],
    ])
    expect(people[0]).toEqual({
      id: ids[0],
      name: 'Zoe',
      role: 'attendee',
      partnership: 'Pair 0',
      side: null,
      languages: ['fr', 'en'],
    })
  })

  test('include the guests of the session, and those who signed in to it; of no other', async () => {
    const occasion = await plan(db)
    const other = await sessionOf(occasion.conferenceId)
    const seat = await guest(occasion, 'Gus')
    await comes(seat, occasion.sessionId)
    expect(await placeablesOf(db, occasion.conferenceId, occasion.sessionId)).toEqual([
      { id: seat, name: 'Gus', role: 'attendee', partnership: null, side: 'Somewhere', languages: [] },
    ])
    expect(await placeablesOf(db, occasion.conferenceId, other)).toEqual([])
    expect(await placeablesOf(db, occasion.conferenceId, null)).toEqual([])
  })

  test('have the role that the session gave them', async () => {
    const occasion = await plan(db)
    const { seat } = await invite(db, occasion, 'attendee', { name: 'Ada' })
    const id = await comes(seat, occasion.sessionId)
    await db.participant.update({ where: { id }, data: { role: 'moderator' } })
    const roles = async (session: string | null) =>
      (await placeablesOf(db, occasion.conferenceId, session)).map(({ role }) => role)
    expect(await roles(occasion.sessionId)).toEqual(['moderator'])
    expect(await roles(null)).toEqual(['attendee'])
    expect(await placeableOf(db, occasion.sessionId, id)).toMatchObject({ name: 'Ada', role: 'moderator' })
  })

  test('are not those who were removed, or whose links were all withdrawn', async () => {
    const occasion = await plan(db)
    const { conferenceId, sessionId } = occasion
    const [removed, withdrawn, renewed] = await Promise.all(
      ['Removed', 'Withdrawn', 'Renewed'].map((name) => invite(db, occasion, 'attendee', { name })),
    )
    const participant = await comes(removed!.seat, sessionId)
    await db.participant.update({ where: { id: participant }, data: { removedAt: new Date() } })
    for (const { seat } of [withdrawn!, renewed!])
      await db.access.update({ where: { id: seat }, data: { revokedAt: new Date() } })
    await db.access.create({ data: { id: newTestId(), role: 'attendee', personId: renewed!.personId, conferenceId } })
    const names = (await placeablesOf(db, conferenceId, sessionId)).map(({ name }) => name)
    expect(names).toEqual(['Renewed'])
    expect(await placeableOf(db, sessionId, participant)).toBeNull()
  })

  test('are asked one by one when somebody comes late: member or guest, and nobody of another session', async () => {
    const occasion = await plan(db)
    const { seat, personId } = await invite(db, occasion, 'attendee', { name: 'Ada', organisation: 'Pforzheim' })
    const [ada, gus] = [
      await comes(seat, occasion.sessionId),
      await comes(await guest(occasion, 'Gus'), occasion.sessionId),
    ]
    expect(await placeableOf(db, occasion.sessionId, ada)).toMatchObject({ id: personId, side: 'Pforzheim' })
    expect(await placeableOf(db, occasion.sessionId, gus)).toMatchObject({ name: 'Gus', side: 'Somewhere' })
    expect(await placeableOf(db, await sessionOf(occasion.conferenceId), ada)).toBeNull()
  })
})

describe('a set that a session opens', () => {
  test('names participants in place of persons and accesses, and leaves out who has not come or was removed', async () => {
    const occasion = await plan(db)
    const [ada, ben, cem] = await Promise.all(
      ['Ada', 'Ben', 'Cem'].map((name) => invite(db, occasion, 'attendee', { name })),
    )
    const gus = await guest(occasion, 'Gus')
    const id = await keep(
      occasion.conferenceId,
      planOf([ada!.personId, ben!.personId], [cem!.personId, gus, 'somebody else']),
    )
    const [a, c, g] = [
      await comes(ada!.seat, occasion.sessionId),
      await comes(cem!.seat, occasion.sessionId),
      await comes(gus, occasion.sessionId),
    ]
    await db.participant.update({ where: { id: c }, data: { removedAt: new Date() } })
    const set = (await readBreakoutSet(db, occasion.sessionId, id))!
    expect(set.place).toEqual([[a], [g]])
    expect(set).toMatchObject({ name: 'Groups', way: { kind: 'random', rooms: 2 }, seed: 's', choosing: false })
    expect(set.plan.rooms.map(({ name }) => name)).toEqual(['Room 1', 'Room 2'])
  })

  test('serves every session of its conference, and none of another', async () => {
    const [here, elsewhere] = [await plan(db), await plan(db)]
    const id = await keep(here.conferenceId, planOf([]))
    expect(await readBreakoutSet(db, await sessionOf(here.conferenceId), id)).toMatchObject({ id, place: [[]] })
    expect(await readBreakoutSet(db, elsewhere.sessionId, id)).toBeNull()
    expect(await readBreakoutSet(db, 'no such session', id)).toBeNull()
    expect(await readBreakoutSet(db, here.sessionId, 'no such set')).toBeNull()
  })
})

describe('whose rooms a set opens', () => {
  test('says the name; where two partnerships bear it, the people in the room, or nobody', async () => {
    const occasion = await plan(db)
    const { conferenceId } = occasion
    const conferences = { connect: { id: conferenceId } }
    const pair = async (name: string) =>
      (await db.partnership.create({ data: { id: newTestId(), name, conferences } })).id
    const [only, first, second] = [await pair('Only'), await pair('Twice'), await pair('Twice')]
    const member = async (name: string, partnershipId: string | null) => {
      const { personId } = await invite(db, occasion, 'attendee', { name })
      const where = { conferenceId_personId: { conferenceId, personId: personId! } }
      await db.membership.update({ where, data: { partnershipId } })
      return personId!
    }
    const [ada, ben, cem] = [await member('Ada', first), await member('Ben', second), await member('Cem', null)]
    const { rooms, ...rest } = planOf([], [ada, cem], [ben], [ada, ben], [], [])
    const names = ['Only', 'Twice', 'Twice', 'Twice', 'Twice', null]
    const named = { ...rest, rooms: rooms.map((room, i) => ({ ...room, partnership: names[i]! })) }
    expect(await whoseRooms(db, conferenceId, named)).toEqual([only, first, second, null, null, null])
  })
})
