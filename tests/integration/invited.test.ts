import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { sealSeat, seatCookie } from '@/prisma/access'
import { placeablesOf } from '@/prisma/placeables'
import { KEY, LiveOccasion, ORIGIN, until, Visitor } from '../support/live'
import { invite, newTestId, plan } from '../support/planned'

// What Next.js gives to a request: its cookies. Nobody is signed in.
const seats: string[] = []
const cookies = () => seats.map((seat) => ({ name: seatCookie(seat), value: sealSeat(KEY, seat) }))
vi.mock('next/headers', () => ({ cookies: async () => ({ getAll: cookies }) }))
vi.mock('@/app/_data/auth', () => ({ signedIn: async () => null }))

let occasion: LiveOccasion
let organiser: Awaited<ReturnType<typeof invite>>
beforeAll(async () => {
  occasion = await LiveOccasion.open()
  vi.stubEnv('DATABASE_URL', occasion.databaseUrl)
  vi.stubEnv('AUFTAKT_DATA', '/nowhere')
  vi.stubEnv('AUTH_SECRET', KEY)
  vi.stubEnv('AUFTAKT_URL', ORIGIN)
  vi.stubEnv('AUFTAKT_ORIGINS', ORIGIN)
  vi.stubEnv('LIVE_URL', occasion.processes[0]!.url)
})
afterAll(async () => {
  await (await import('@/app/_data/db')).db().$disconnect()
  await occasion.close()
  vi.unstubAllEnvs()
})
beforeEach(async () => {
  organiser = await occasion.invite('organiser', { name: 'Katrin Brandt' })
  seats.splice(0, seats.length, organiser.seat)
})

/** Two towns that work together in this conference. */
async function towns() {
  const { db, planned } = occasion
  const [pforzheim, mtwara] = ['Pforzheim', 'Mtwara'].map((name) => ({ id: newTestId(), name, country: 'DE' }))
  const { id } = await db.partnership.create({
    data: {
      id: newTestId(),
      name: 'Pforzheim – Mtwara',
      conferences: { connect: { id: planned.conferenceId } },
      organisations: { create: [pforzheim!, mtwara!] },
    },
  })
  return { partnershipId: id, pforzheim: pforzheim!.id, mtwara: mtwara!.id }
}

const fields = (more: object = {}) => ({
  name: 'Petra Keller',
  role: 'attendee',
  organisationId: null,
  partnershipId: null,
  languages: ['de'],
  ...more,
})

async function change(seat: string, more: object = {}) {
  const { POST } = await import('@/app/api/desk/links/[id]/route')
  const request = new Request(ORIGIN, {
    method: 'POST',
    headers: { origin: ORIGIN },
    body: JSON.stringify(fields(more)),
  })
  const response = await POST(request, { params: Promise.resolve({ id: seat }) })
  return { status: response.status, body: (await response.json()) as { code?: string; field?: string } }
}

const visit = (seat: string) => {
  const visitor = new Visitor(occasion.processes[0]!, occasion.planned.sessionId, seat)
  occasion.visitors.push(visitor)
  return visitor
}
const participant = (bearer: string) =>
  occasion.db.participant.findFirstOrThrow({ where: { sessionId: occasion.planned.sessionId, bearer } })

describe('somebody who was invited', () => {
  test('is called otherwise at once in a running session, and found and placed by what is known now', async () => {
    const { partnershipId, mtwara } = await towns()
    const { seat, personId } = await occasion.invite('attendee', { name: 'Petra Kelller' })
    const petra = visit(seat)
    await petra.welcomed()
    const other = await occasion.visitor('attendee', 'Ada Okello')
    await petra.ask('chat.post', { text: 'Hello' })
    await until('her card', () => other.store.get()?.cards[petra.id]?.name === 'Petra Kelller')

    expect(await change(seat, { organisationId: mtwara, partnershipId, languages: ['sw', 'de', 'sw'] })).toMatchObject({
      status: 200,
    })
    const card = { name: 'Petra Keller', organisation: 'Mtwara', partnership: 'Pforzheim – Mtwara', role: 'attendee' }
    await until('her new card', () => other.store.get()?.cards[petra.id]?.name === card.name)
    expect(other.store.get()!.cards[petra.id]).toMatchObject(card)
    const query = { ...other.query, room: 'main', search: 'mtwara' }
    const found = await occasion.processes[0]!.get('people', query, other.headers)
    expect(await found.json()).toMatchObject({ people: [{ id: petra.id, card }] })
    const placeables = await placeablesOf(occasion.db, occasion.planned.conferenceId, null)
    expect(placeables.find(({ id }) => id === personId)).toMatchObject({
      name: 'Petra Keller',
      side: 'Mtwara',
      partnership: 'Pforzheim – Mtwara',
      languages: ['sw', 'de'],
    })
  })

  test('has another role at once where they are inside, and comes in with it where they are not', async () => {
    const { seat } = await occasion.invite('attendee', { name: 'Petra Keller' })
    const petra = visit(seat)
    await petra.welcomed()
    expect(petra.store.get()!.viewer.staff).toBe(false)
    expect(await change(seat, { role: 'moderator' })).toMatchObject({ status: 200 })
    await until('the new role', () => petra.store.get()!.view.session.people.own?.role === 'moderator')
    expect(await occasion.db.access.findUnique({ where: { id: seat } })).toMatchObject({ role: 'moderator' })

    const waiting = await occasion.invite('attendee', { name: 'Juma Haule' })
    const greenRoom = { session: occasion.planned.sessionId, seat: waiting.seat }
    const known = await occasion.processes[0]!.get('entry', greenRoom, visitHeaders(waiting.seat))
    expect(known.status).toBe(200)
    expect(await change(waiting.seat, { name: 'Juma Haule', role: 'speaker' })).toMatchObject({ status: 200 })
    expect(await participant(waiting.personId)).toMatchObject({ role: 'speaker' })
    const juma = visit(waiting.seat)
    await juma.welcomed()
    expect(juma.store.get()!.view.session.people.own?.role).toBe('speaker')
  })

  test('keeps the role that a session gave them when something else is changed', async () => {
    const { seat, personId } = await occasion.invite('attendee', { name: 'Petra Keller' })
    const petra = visit(seat)
    await petra.welcomed()
    const role = { participantId: petra.id, role: 'speaker' }
    await occasion.processes[0]!.command(occasion.planned.sessionId, 'person.change-role', role)
    expect(await change(seat, { languages: ['fr'] })).toMatchObject({ status: 200 })
    expect(await participant(personId)).toMatchObject({ role: 'speaker' })
    await until('the role of the session', () => petra.store.get()!.view.session.people.own?.role === 'speaker')
  })

  test('stays as they were when a session does not answer, and all is done when it does', async () => {
    const { seat, personId } = await occasion.invite('attendee', { name: 'Petra Keller' })
    await visit(seat).welcomed()
    const { role, ...wanted } = { role: 'speaker', name: 'Petra K.' }
    const away = vi.spyOn(globalThis, 'fetch').mockRejectedValueOnce(new TypeError('fetch failed'))
    expect(await change(seat, { role, ...wanted })).toEqual({ status: 503, body: { code: 'unavailable' } })
    expect(await participant(personId)).toMatchObject({ role: 'attendee', name: 'Petra Keller' })
    away.mockRestore()
    expect(await change(seat, { role, ...wanted })).toMatchObject({ status: 200 })
    expect(await participant(personId)).toMatchObject({ role: 'speaker', name: 'Petra K.' })
  })
})

describe('it is refused', () => {
  test('to take the desk from oneself', async () => {
    const mine = { name: 'Katrin Brandt', role: 'attendee' }
    expect(await change(organiser.seat, mine)).toEqual({ status: 409, body: { code: 'desk/own-role', field: 'role' } })
    expect(await change(organiser.seat, { ...mine, role: 'organiser' })).toMatchObject({ status: 200 })
  })

  test('to use organisations and partnerships of other conferences', async () => {
    const { seat } = await occasion.invite('attendee', { name: 'Petra Keller' })
    const elsewhere = await plan(occasion.db)
    const { personId } = await invite(occasion.db, elsewhere, 'attendee', { name: 'Eve', organisation: 'Elsewhere' })
    const { organisationId } = await occasion.db.membership.findFirstOrThrow({ where: { personId } })
    const { id: partnershipId } = await occasion.db.partnership.create({
      data: { id: newTestId(), name: 'Foreign', conferences: { connect: { id: elsewhere.conferenceId } } },
    })
    expect(await change(seat, { organisationId })).toMatchObject({ status: 400, body: { field: 'organisationId' } })
    expect(await change(seat, { partnershipId })).toMatchObject({ status: 400, body: { field: 'partnershipId' } })
    expect(await change(seat, { organisationId: 'none' })).toMatchObject({ status: 400 })
  })

  test('to rename somebody whom the conferences of others know too', async () => {
    const { seat, personId } = await occasion.invite('attendee', { name: 'Petra Keller' })
    const { conferenceId } = await plan(occasion.db)
    await occasion.db.membership.create({ data: { conferenceId, personId, role: 'speaker' } })
    const renamed = { code: 'desk/name-elsewhere', field: 'name' }
    expect(await change(seat, { name: 'Somebody Else' })).toEqual({ status: 409, body: renamed })
    expect(await change(seat, { languages: ['en'] })).toMatchObject({ status: 200 })
  })

  test('to everybody but organisers of this conference', async () => {
    const { seat } = await occasion.invite('attendee', { name: 'Petra Keller' })
    const elsewhere = await invite(occasion.db, await plan(occasion.db), 'organiser', { name: 'Eve' })
    const moderator = await occasion.invite('moderator', { name: 'Mo' })
    for (const { seat: other } of [elsewhere, moderator]) {
      seats.splice(0, seats.length, other)
      expect(await change(seat)).toMatchObject({ status: 403 })
    }
  })
})

const visitHeaders = (seat: string) => ({ cookie: `${seatCookie(seat)}=${sealSeat(KEY, seat)}` })
