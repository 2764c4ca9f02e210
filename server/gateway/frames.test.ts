import { describe, expect, test } from 'vitest'
import { MAIN, type Viewer } from '@/domain/protocol/standing'
import { type SessionEvent, session } from '@/domain/session'
import { openRooms } from '@/tests/support/rooms'
import { Scenario } from '@/tests/support/scenario'
import { byOwner, greeting, hear, hearOwn } from './frames'

const people = { mod: 'moderator', ada: 'attendee', ben: 'attendee' } as const
const noCards = { lacks: () => [], load: async () => {}, cards: () => ({}) }

/** What happens when rooms open in a minute and somebody says something: some of it concerns all, some only one. */
const given = () => {
  const scenario = Scenario.with(people)
  const opened = openRooms(scenario, { names: ['North', 'South'], place: [['ada'], ['ben']], countdown: 60 })
  const said = scenario.done('ada', 'chat.post', { text: 'See you there' })
  if ('refused' in opened) throw new Error(opened.refused)
  const events = [...opened.events, ...said.events].map(
    (event, i) => ({ ...event, seq: i + 1, at: i, room: MAIN }) as SessionEvent,
  )
  return { scenario, events }
}

describe('whose events some are', () => {
  test.each(['mod', 'ada', 'ben'] as const)('they hear with all others, as if they were asked alone: %s', (id) => {
    const { scenario, events } = given()
    const viewer = session.viewerOf(scenario.state, id)!
    const heard = hear(events, { ...viewer, id: '' })
    const merged = hearOwn(heard, byOwner(events).get(id) ?? [], viewer)
    expect(merged).toEqual(hear(events, viewer))
    expect(merged.some(({ mine }) => mine)).toBe(id !== 'mod')
  })
})

describe('a greeting', () => {
  test.each(['mod', 'ada'] as const)('says everything that its viewer may know, and nothing else: %s', (id) => {
    const { scenario } = given()
    const viewer: Viewer = session.viewerOf(scenario.state, id)!
    const runner = { state: scenario.state, head: 7, epoch: 2 }
    const { packet } = greeting(runner, noCards, viewer, 5_000)
    const [event, content] = JSON.parse(packet().text.slice(1))
    expect(event).toBe('welcome')
    expect(content).toEqual({ seq: 7, epoch: 2, now: 5_000, viewer, cards: {}, view: scenario.seenBy(id) })
    expect(packet().frame.toString()).toContain(packet().text)
  })
})
