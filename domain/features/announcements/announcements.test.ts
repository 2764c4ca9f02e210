import { expect, test } from 'vitest'
import { MAIN } from '@/domain/protocol/standing'
import { openRooms, roomIds } from '@/tests/support/rooms'
import { Scenario } from '@/tests/support/scenario'

const people = { mod: 'moderator', ada: 'attendee', ben: 'attendee', eve: 'attendee' } as const

/** Ada is in North, Ben in South, Eve in the plenary. */
const given = () => {
  const scenario = Scenario.with(people)
  openRooms(scenario, { names: ['North', 'South'], place: [['ada'], ['ben']] })
  const [north] = roomIds(scenario) as [string]
  const make = (everywhere: boolean, room: string = MAIN) =>
    scenario.by('mod', 'announcement.make', { text: 'Five minutes left', everywhere }, room)
  const readBy = (id: string) => {
    const { rooms } = scenario.seenBy(id)
    return Object.values(rooms)[0]!.announcements.all.latest.map(({ text }) => text)
  }
  return { scenario, north, make, readBy }
}

test('everywhere means every open room and the plenary', () => {
  const { make, readBy } = given()
  make(true)
  expect(['ada', 'ben', 'eve'].map(readBy)).toEqual(Array(3).fill(['Five minutes left']))
})

test('to one room means nobody else hears of it', () => {
  const { north, make, readBy } = given()
  make(false, north)
  expect(['ada', 'ben', 'eve'].map(readBy)).toEqual([['Five minutes left'], [], []])
})

test('the latest three are kept, and what was wrong is withdrawn everywhere', () => {
  const { scenario, make, readBy } = given()
  for (let i = 0; i < 4; i++) make(true)
  expect(readBy('ada')).toHaveLength(3)
  const { announcementId } = scenario.main('eve').announcements.all.latest[2]!
  scenario.by('mod', 'announcement.withdraw', { announcementId })
  expect(readBy('ada')).toHaveLength(2)
  scenario.refuses('announcements/no-such-announcement', 'mod', 'announcement.withdraw', { announcementId })
})

test('it is not for attendees', () => {
  given().scenario.refuses('forbidden', 'eve', 'announcement.make', { text: 'x', everywhere: true })
})

test('what was said to the rooms is over when the last of them closes; what was said to the plenary alone is not', () => {
  const { scenario, north, make, readBy } = given()
  const inPlenary = () => scenario.main('eve').announcements.all.latest.map(({ text }) => text)
  scenario.by('mod', 'announcement.make', { text: 'Lunch is at one', everywhere: false })
  make(true, north)
  scenario.by('mod', 'breakouts.close', { room: north, grace: 0 })
  expect(inPlenary()).toEqual(['Lunch is at one', 'Five minutes left'])
  expect(readBy('ben')).toEqual(['Five minutes left'])
  scenario.by('mod', 'breakouts.close', { room: null, grace: 0 })
  expect(inPlenary()).toEqual(['Lunch is at one'])
  scenario.by('mod', 'announcement.make', { text: 'Welcome back', everywhere: true })
  expect(inPlenary()).toEqual(['Lunch is at one', 'Welcome back'])
})
