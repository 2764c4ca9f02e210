import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cookieOf, LiveOccasion, ORIGIN, until, Visitor } from '../support/live'
import { invite, newTestId, plan } from '../support/planned'

let occasion: LiveOccasion
beforeAll(async () => {
  occasion = await LiveOccasion.open()
})
afterAll(() => occasion.close())

const knock = (
  seat: string,
  more: ConstructorParameters<typeof Visitor>[3] = {},
  session = occasion.planned.sessionId,
) => {
  const visitor = new Visitor(occasion.processes[0]!, session, seat, more)
  occasion.visitors.push(visitor)
  return visitor
}

describe('a browser comes in', () => {
  test('with the cookie of a seat, from our own page', async () => {
    const { seat } = await occasion.invite('attendee', { name: 'Ada Okello' })
    await knock(seat).welcomed()
  })

  test.each([
    'https://evil.example',
    'null',
    '',
    `${ORIGIN}.evil.example`,
    ORIGIN.toUpperCase(),
    `${ORIGIN}.`,
    ORIGIN.replace('http:', 'https:'),
  ])('but not from the origin %j', async (origin) => {
    const { seat } = await occasion.invite('attendee', { name: 'Ada' })
    expect(await knock(seat, { origin }).refused()).toBe('websocket error')
  })

  test('but with nothing else: no cookie, another key, another seat, another conference and an unknown session are refused alike', async () => {
    const [mine, other] = [
      await occasion.invite('attendee', { name: 'Ada' }),
      await occasion.invite('attendee', { name: 'Ben' }),
    ]
    const elsewhere = await plan(occasion.db)
    const foreign = await invite(occasion.db, elsewhere, 'organiser', { name: 'Eve' })
    const revoked = await occasion.invite('attendee', { name: 'Cem' })
    await occasion.db.access.update({ where: { id: revoked.seat }, data: { revokedAt: new Date() } })
    const answers = await Promise.all([
      knock(mine.seat, { cookie: '' }).refused(),
      knock(mine.seat, { cookie: cookieOf(mine.seat, 'another key, also long enough to be one') }).refused(),
      knock(mine.seat, { cookie: cookieOf(other.seat) }).refused(),
      knock(foreign.seat).refused(),
      knock(mine.seat, {}, 'no such session').refused(),
      knock(revoked.seat).refused(),
      knock('__proto__').refused(),
      knock(mine.seat, { auth: { session: occasion.planned.sessionId, seat: mine.seat, role: 'organiser' } }).refused(),
      knock(mine.seat, { auth: { session: { $ne: 1 }, seat: mine.seat, domainVersion: 'x' } }).refused(),
    ])
    expect(new Set(answers)).toEqual(new Set(['not-admitted']))
  })

  test('in two seats at once, and is then two people', async () => {
    const [organiser, attendee] = [
      await occasion.invite('organiser', { name: 'Ola' }),
      await occasion.invite('attendee', { name: 'Ola' }),
    ]
    const cookie = `${cookieOf(organiser.seat)}; ${cookieOf(attendee.seat)}`
    const [one, two] = [knock(organiser.seat, { cookie }), knock(attendee.seat, { cookie })]
    await Promise.all([one.welcomed(), two.welcomed()])
    expect(one.id).not.toBe(two.id)
    expect([one, two].map((each) => each.store.get()!.viewer.staff)).toEqual([true, false])
  })

  test('in two tabs of one seat, and is then one person', async () => {
    const { seat } = await occasion.invite('attendee', { name: 'Ada' })
    const [one, two] = [knock(seat), knock(seat)]
    await Promise.all([one.welcomed(), two.welcomed()])
    expect(one.id).toBe(two.id)
    await one.ask('hand.raise')
    await until('the other tab sees the hand', () =>
      two.main.hands.all.queue.some(({ participantId }) => participantId === two.id),
    )
  })
})

describe('a seat that is withdrawn', () => {
  test('loses its connections within a second or so, and does not come back', async () => {
    const visitor = await occasion.visitor('attendee', 'Ada')
    await occasion.db.access.update({ where: { id: visitor.seat }, data: { revokedAt: new Date() } })
    await until('the door', () => visitor.removed && !visitor.socket.connected, 2_500)
    expect(await knock(visitor.seat).refused()).toBe('not-admitted')
    expect(
      (await occasion.processes[0]!.get('people', { ...visitor.query, room: 'main' }, visitor.headers)).status,
    ).toBe(403)
  })
})

describe('somebody who is removed', () => {
  test('is out at once, hears nothing more, and stays out: socket, pages, media, another session of the same link', async () => {
    const moderator = await occasion.visitor('moderator', 'Mo')
    const ada = await occasion.visitor('attendee', 'Ada')
    expect(await moderator.ask('person.remove', { participantId: ada.id })).toMatchObject({ ok: true })
    await until('the door', () => ada.removed && !ada.socket.connected, 3_000)
    const heard = ada.raw.length
    await moderator.ask('chat.post', { text: 'they must not hear this' })
    expect(ada.raw.length).toBe(heard)
    await until(
      'the link to be withdrawn',
      async () => (await occasion.db.access.findUnique({ where: { id: ada.seat } }))!.revokedAt !== null,
    )
    expect(await knock(ada.seat).refused()).toMatch(/not-admitted|people\/removed/)
    for (const path of ['entry', 'people', 'history', 'media', 'replay']) {
      const answer = await occasion.processes[0]!.get(
        path,
        { ...ada.query, room: 'main', feature: 'chat', tab: 'some-tab' },
        ada.headers,
      )
      expect([path, answer.status]).toEqual([path, 403])
    }
  })
})

test('whoever is removed keeps what they may in another conference', async () => {
  const moderator = await occasion.visitor('moderator', 'Mo')
  const mayor = await occasion.visitor('attendee', 'Mayor')
  const { personId } = await occasion.db.access.findUniqueOrThrow({ where: { id: mayor.seat } })
  const elsewhere = await plan(occasion.db)
  const data = { id: newTestId(), role: 'organiser', personId, conferenceId: elsewhere.conferenceId }
  const there = await occasion.db.access.create({ data })
  await moderator.ask('person.remove', { participantId: mayor.id })
  const isRevoked = async (id: string) =>
    (await occasion.db.access.findUniqueOrThrow({ where: { id } })).revokedAt !== null
  await until('the link to be withdrawn', () => isRevoked(mayor.seat))
  expect(await isRevoked(there.id)).toBe(false)
})

describe('the door', () => {
  test('tells in the green room who one is and whether one may enter', async () => {
    const { seat } = await occasion.invite('attendee', { name: 'Ada Okello', organisation: 'Mubende Town' })
    const answer = await occasion.processes[0]!.get(
      'entry',
      { session: occasion.planned.sessionId, seat },
      { cookie: cookieOf(seat) },
    )
    expect(await answer.json()).toMatchObject({
      phase: 'open',
      mayEnter: true,
      me: { name: 'Ada Okello', organisation: 'Mubende Town', role: 'attendee' },
      media: 'off',
    })
    expect(answer.headers.get('cache-control')).toBe('private, no-store')
  })

  test('is shut for the audience before it is opened, not for those who prepare', async () => {
    const planned = await plan(occasion.db)
    const [attendee, speaker] = [
      await invite(occasion.db, planned, 'attendee', { name: 'A' }),
      await invite(occasion.db, planned, 'speaker', { name: 'S' }),
    ]
    expect(await knock(attendee.seat, {}, planned.sessionId).refused()).toBe('people/not-open-yet')
    await knock(speaker.seat, {}, planned.sessionId).welcomed()
  })
})
