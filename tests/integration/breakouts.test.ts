import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Wall } from '@/domain/protocol/messages'
import { MAIN } from '@/domain/protocol/standing'
import type { PeoplePage } from '@/server/gateway/people-page'
import { LiveOccasion, until, Visitor } from '../support/live'
import { storeSet } from '../support/stored-set'

const OPEN = { minutes: null, countdown: 0, walking: false, returns: true }

let occasion: LiveOccasion
let moderator: Visitor
beforeAll(async () => {
  occasion = await LiveOccasion.open()
  moderator = await occasion.visitor('moderator', 'Mo')
})
afterAll(() => occasion.close())

const roomOf = (visitor: Visitor) => visitor.store.get()!.viewer.seats[0]!.room
const openRooms = () => moderator.store.get()!.view.session.breakouts.all?.rooms ?? []
const named = (name: string) => openRooms().find((room) => room.name === name)?.id ?? 'not open'
const personOf = async (visitor: Visitor) =>
  (await occasion.db.access.findUniqueOrThrow({ where: { id: visitor.seat } })).personId!
const open = async (set: string) => {
  expect(await moderator.ask('breakouts.open', { set, ...OPEN })).toMatchObject({ ok: true })
  await until('the rooms', () => openRooms().length > 0)
}
const close = async () => {
  await moderator.ask('breakouts.close', { room: null, grace: 0 })
  await until('the end of the rooms', () => openRooms().length === 0)
}

describe('opening a stored set', () => {
  test('takes everybody to the room where the set has them', async () => {
    const [ada, ben] = [await occasion.visitor('attendee', 'Ada'), await occasion.visitor('attendee', 'Ben')]
    const set = await storeSet(occasion.db, occasion.planned.conferenceId, {
      rooms: { North: [await personOf(ada)], South: [await personOf(ben)] },
    })
    await open(set)
    await until('Ada in North', () => roomOf(ada) === named('North'))
    await until('Ben in South', () => roomOf(ben) === named('South'))
    await close()
    await until('Ada back', () => roomOf(ada) === MAIN)
  })

  test('tells in which languages rooms work, by all who are planned for them', async () => {
    const { conferenceId } = occasion.planned
    const speaking = async (...languages: string[]) => {
      const { personId } = await occasion.invite('attendee', { name: languages.join(' and ') })
      const key = { conferenceId_personId: { conferenceId, personId } }
      await occasion.db.membership.update({ where: key, data: { languages } })
      return personId
    }
    const rooms = {
      North: [await speaking('de', 'en'), await speaking('sw', 'en')],
      South: [await speaking('de'), await speaking('fr')],
    }
    const set = await storeSet(occasion.db, conferenceId, { rooms, choosing: true })
    await moderator.ask('breakouts.open', { set, ...OPEN })
    await until('the rooms', () => openRooms().length === 2)
    expect(openRooms()).toMatchObject([
      { name: 'North', languages: ['en'], lacksInterpreter: false },
      { name: 'South', languages: ['de', 'fr'], lacksInterpreter: true },
    ])
    await close()
  })

  test('is refused for an unknown set, and for one of another conference', async () => {
    const other = await LiveOccasion.open()
    const foreign = await storeSet(other.db, other.planned.conferenceId, { rooms: { North: [] } })
    for (const set of ['unknown-set', foreign])
      expect(await moderator.ask('breakouts.open', { set, ...OPEN })).toMatchObject({ code: 'breakouts/no-such-set' })
    await other.close()
  })

  test('reads nothing for those who may not', async () => {
    const ada = await occasion.visitor('attendee', 'Ada')
    const set = await storeSet(occasion.db, occasion.planned.conferenceId, { rooms: { North: [] } })
    expect(await ada.ask('breakouts.open', { set, ...OPEN })).toEqual({ ok: false, code: 'forbidden' })
  })
})

describe('while rooms are open', () => {
  test('whoever comes late is taken to their room, also by another way in', async () => {
    const { seat, personId } = await occasion.invite('attendee', { name: 'Late' })
    const set = await storeSet(occasion.db, occasion.planned.conferenceId, { rooms: { North: [personId] } })
    await open(set)
    for (let i = 0; i < 2; i++) {
      const late = new Visitor(occasion.processes[0]!, occasion.planned.sessionId, seat)
      occasion.visitors.push(late)
      await late.welcomed()
      expect(roomOf(late)).toBe(named('North'))
    }
    await close()
  })

  test('moderators see all rooms at a glance, and others nothing of it', async () => {
    const [ada, ben] = [await occasion.visitor('attendee', 'Ada'), await occasion.visitor('attendee', 'Ben')]
    const walls: Wall[] = []
    moderator.socket.on('wall', (wall: Wall) => walls.push(wall))
    const set = await storeSet(occasion.db, occasion.planned.conferenceId, {
      rooms: { North: [await personOf(ada)], South: [await personOf(ben)] },
      // Those who are left from other tests stay in the plenary.
      choosing: true,
    })
    await open(set)
    await until('Ada in North', () => roomOf(ada) === named('North'))
    const north = () => walls.at(-1)?.rooms.find(({ room }) => room === named('North'))
    ada.socket.emit('report', { spoke: 1_500, line: 'poor' })
    await ada.ask('help.ask', { reason: 'help', text: 'Please come' }, { room: named('North') })
    await until('Ada on the wall', () => north()?.here === 1 && north()?.speaker === ada.id)
    expect(north()).toMatchObject({ expected: 1, poor: 1, unreachable: false })
    await until('the request', () => JSON.stringify(north()?.figures.help).includes('Please come'))
    expect(walls.at(-1)!.cards[ada.id]).toMatchObject({ name: 'Ada' })
    expect(ben.raw.join()).not.toContain('Please come')
    expect([ada, ben].flatMap(({ raw }) => raw.filter((each) => each.includes('"figures"')))).toEqual([])
    await close()
  })

  test('what somebody reports is checked, and counts only where they are', async () => {
    const [ada, ben] = [await occasion.visitor('attendee', 'Ada'), await occasion.visitor('attendee', 'Ben')]
    const walls: Wall[] = []
    moderator.socket.on('wall', (wall: Wall) => walls.push(wall))
    const rooms = { North: [await personOf(ada)], South: [] }
    await open(await storeSet(occasion.db, occasion.planned.conferenceId, { rooms, choosing: true }))
    await until('Ada in North', () => roomOf(ada) === named('North'))
    const on = (name: string) => walls.at(-1)?.rooms.find(({ room }) => room === named(name))
    await until('the rooms on the wall', () => on('North')?.here === 1)
    const before = on('North')!.heardAt
    ada.socket.emit('report', { spoke: 1e9, line: 'good' })
    ada.socket.emit('report', 'nonsense')
    ben.socket.emit('report', { spoke: 1_000, line: 'poor' })
    // What comes after it from the same person is heard after it.
    ada.socket.emit('report', { spoke: 0, line: 'poor' })
    await until('Ada’s line', () => on('North')?.poor === 1)
    expect(on('North')).toMatchObject({ speaker: null, heardAt: before, shares: [] })
    expect(on('South')).toMatchObject({ poor: 0, speaker: null })
    await moderator.ask('breakouts.move', { participantId: ada.id, room: named('South') })
    await until('Ada in South', () => roomOf(ada) === named('South'))
    ada.socket.emit('report', { spoke: 0, line: 'poor' })
    await until('her line in South alone', () => on('South')?.poor === 1 && on('North')?.poor === 0)
    await close()
  })

  test('many who come late are spread over the rooms, and no limit is overrun', async () => {
    const third = await LiveOccasion.open()
    const mo = await third.visitor('moderator', 'Mo')
    const rooms = { North: [], South: [], East: [] }
    const set = await storeSet(third.db, third.planned.conferenceId, { rooms, limits: { East: 2 } })
    expect(await mo.ask('breakouts.open', { set, ...OPEN })).toMatchObject({ ok: true })
    const late = await Promise.all(Array.from({ length: 10 }, (_, i) => third.visitor('attendee', `Late ${i}`)))
    const names = new Map(mo.store.get()!.view.session.breakouts.all!.rooms.map(({ id, name }) => [id, name]))
    const count = (name: string) => late.filter((each) => names.get(roomOf(each)) === name).length
    expect(['North', 'South', 'East'].map(count)).toEqual([4, 4, 2])
    await third.close()
  })

  test('the set may be changed or deleted: who comes late goes where it was opened', async () => {
    const { seat, personId } = await occasion.invite('attendee', { name: 'Late' })
    const set = await storeSet(occasion.db, occasion.planned.conferenceId, { rooms: { North: [], South: [personId] } })
    await open(set)
    await occasion.db.breakoutSet.delete({ where: { id: set } })
    const late = new Visitor(occasion.processes[0]!, occasion.planned.sessionId, seat)
    occasion.visitors.push(late)
    await late.welcomed()
    expect(roomOf(late)).toBe(named('South'))
    await close()
  })

  test('whoever was being let in while rooms were opened is placed a moment later', async () => {
    const ada = await occasion.visitor('attendee', 'Ada')
    const personId = await personOf(ada)
    const set = await storeSet(occasion.db, occasion.planned.conferenceId, { rooms: { North: [personId] } })
    // As in the moment between reading who is here and opening: the plan of the rooms knows nobody.
    await occasion.db.participant.update({ where: { id: ada.id }, data: { removedAt: new Date() } })
    await open(set)
    await occasion.db.participant.update({ where: { id: ada.id }, data: { removedAt: null } })
    await until('Ada in North', () => roomOf(ada) === named('North'))
    await close()
  })

  test('moderators see who has no room, also somebody who becomes one', async () => {
    const [ada, eve] = [await occasion.visitor('attendee', 'Ada'), await occasion.visitor('attendee', 'Eve')]
    const rooms = { North: [await personOf(eve)] }
    const set = await storeSet(occasion.db, occasion.planned.conferenceId, {
      rooms,
      limits: { North: 1 },
      unplaced: [await personOf(ada)],
    })
    await open(set)
    const walls: Wall[] = []
    eve.socket.on('wall', (wall: Wall) => walls.push(wall))
    await moderator.ask('person.change-role', { participantId: eve.id, role: 'moderator' })
    await until('the wall for Eve', () => walls.at(-1)?.withoutPlace.includes(ada.id) ?? false)
    expect(walls.at(-1)!.cards[ada.id]).toMatchObject({ name: 'Ada' })
    await moderator.ask('breakouts.move', { participantId: ada.id, room: named('North') })
    await until('Ada in a room', () => !walls.at(-1)!.withoutPlace.includes(ada.id))
    await close()
  })

  test('who is in which room is known to moderators, and to those who are there', async () => {
    const [ada, ben] = [await occasion.visitor('attendee', 'Ada'), await occasion.visitor('attendee', 'Ben')]
    const set = await storeSet(occasion.db, occasion.planned.conferenceId, {
      rooms: { North: [await personOf(ada)], South: [await personOf(ben)] },
      // Those who are left from other tests stay in the plenary.
      choosing: true,
    })
    await open(set)
    await until('Ada in North', () => roomOf(ada) === named('North'))
    const peopleIn = async (asker: Visitor, room: string) => {
      const answer = await asker.process.get('people', { ...asker.query, room }, asker.headers)
      return answer.ok ? ((await answer.json()) as PeoplePage).people.map(({ card }) => card.name) : answer.status
    }
    await until('Ada in the list', async () => String(await peopleIn(moderator, named('North'))) === 'Ada')
    expect(await peopleIn(ben, named('North'))).toBe(403)
    expect(await peopleIn(moderator, 'no-such-room')).toBe(403)
    await close()
  })

  test('whoever belongs to a room and has no line is listed there for moderators, and can be moved', async () => {
    const [ada, ben] = [await occasion.visitor('attendee', 'Ada'), await occasion.visitor('attendee', 'Ben')]
    const rooms = { North: [await personOf(ada), await personOf(ben)], South: [] }
    await open(await storeSet(occasion.db, occasion.planned.conferenceId, { rooms, choosing: true }))
    await until('both in North', () => [ada, ben].every((each) => roomOf(each) === named('North')))
    const listed = async (asker: Visitor, room: string) => {
      const answer = await asker.process.get('people', { ...asker.query, room, away: 'too' }, asker.headers)
      if (!answer.ok) return answer.status
      const { people } = (await answer.json()) as PeoplePage
      return people.map(({ card, isAway }) => `${card.name}${isAway ? ', away' : ''}`)
    }
    await until('both in the list', async () => String(await listed(moderator, named('North'))) === 'Ada,Ben')
    ben.socket.disconnect()
    await until('Ben away', async () => String(await listed(moderator, named('North'))) === 'Ada,Ben, away')
    expect(await listed(ada, named('North'))).toBe(403)
    expect(await moderator.ask('breakouts.move', { participantId: ben.id, room: named('South') })).toMatchObject({
      ok: true,
    })
    expect(await listed(moderator, named('North'))).toEqual(['Ada'])
    expect(await listed(moderator, named('South'))).toEqual(['Ben, away'])
    await close()
  })
})

test('[I6] after a crash of live everybody is where they belong', async () => {
  const second = await LiveOccasion.open()
  const mo = await second.visitor('moderator', 'Mo')
  const ada = await second.visitor('attendee', 'Ada')
  const { personId } = await second.db.access.findUniqueOrThrow({ where: { id: ada.seat } })
  const set = await storeSet(second.db, second.planned.conferenceId, { rooms: { North: [personId!] } })
  await mo.ask('breakouts.open', { set, ...OPEN })
  await until('Ada in North', () => roomOf(ada) !== MAIN)
  const before = roomOf(ada)
  await second.restart()
  const back = new Visitor(second.processes[0]!, ada.session, ada.seat)
  second.visitors.push(back)
  await back.welcomed()
  expect(roomOf(back)).toBe(before)
  await second.close()
})
