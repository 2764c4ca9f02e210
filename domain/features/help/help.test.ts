import { describe, expect, test } from 'vitest'
import { MAIN } from '@/domain/protocol/standing'
import { session } from '@/domain/session'
import { openRooms, roomIds } from '@/tests/support/rooms'
import { Scenario } from '@/tests/support/scenario'

const people = { mod: 'moderator', ada: 'attendee', ben: 'attendee', wim: 'viewer' } as const

/** Ada and Wim are in North, Ben in South. */
const given = () => {
  const scenario = Scenario.with(people)
  openRooms(scenario, { names: ['North', 'South'], place: [['ada', 'wim'], ['ben']] })
  const [north] = roomIds(scenario) as [string]
  const ask = (reason: string, text: string | null = null, by = 'ada') =>
    scenario.by(by, 'help.ask', { reason, text }, north)
  const requests = (id = 'ada') => scenario.seenBy(id).rooms[north]!.help.all.requests
  return { scenario, north, ask, requests }
}

describe('asking for help', () => {
  test('is seen in the room and, as a figure of the room, by the moderators', () => {
    const { scenario, north, ask, requests } = given()
    ask('help', 'We need French')
    const asked = { reason: 'help', text: 'We need French', participantId: 'ada', at: scenario.now, takenBy: null }
    expect(requests()).toMatchObject([asked])
    expect(session.digest(scenario.state, north).help).toMatchObject([asked])
  })

  test('is possible once at a time for each reason, and a message needs words', () => {
    const { ask } = given()
    ask('help')
    expect(ask('help')).toEqual({ refused: 'help/already-asked' })
    expect(ask('time')).toMatchObject({ happened: ['help.asked'] })
    expect(ask('message')).toEqual({ refused: 'help/no-text' })
  })

  test('ends at ten', () => {
    const { ask } = given()
    for (let i = 0; i < 10; i++) ask('message', `${i}`)
    expect(ask('message', 'eleven')).toEqual({ refused: 'help/too-many' })
  })

  test('is for those in the room who take part', () => {
    const { scenario, ask } = given()
    expect(ask('help', null, 'wim')).toEqual({ refused: 'forbidden' })
    expect(ask('help', null, 'ben')).toEqual({ refused: 'rooms/moved' })
    scenario.refuses('forbidden', 'mod', 'help.ask', { reason: 'help', text: null }, MAIN)
  })
})

describe('help', () => {
  test('is on its way when a moderator takes it, from wherever they are', () => {
    const { scenario, north, ask, requests } = given()
    ask('help')
    const [{ requestId }] = requests() as unknown as [{ requestId: string }]
    scenario.by('mod', 'help.take', { requestId }, north)
    expect(requests()).toMatchObject([{ takenBy: 'mod' }])
    scenario.refuses('help/already-taken', 'mod', 'help.take', { requestId }, north)
    scenario.by('mod', 'help.finish', { requestId }, north)
    expect(requests()).toEqual([])
    scenario.refuses('help/no-such-request', 'mod', 'help.finish', { requestId }, north)
  })

  test('is called off by who asked, and by nobody else in the room', () => {
    const { scenario, north, ask, requests } = given()
    ask('help')
    const [{ requestId }] = requests() as unknown as [{ requestId: string }]
    scenario.by('mod', 'breakouts.move', { participantId: 'ben', room: north })
    scenario.refuses('forbidden', 'ben', 'help.finish', { requestId }, north)
    scenario.by('ada', 'help.finish', { requestId }, north)
    expect(requests()).toEqual([])
  })
})
