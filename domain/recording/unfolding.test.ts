import { expect, test } from 'vitest'
import { Scenario } from '@/tests/support/scenario'
import { MAIN, type Viewer } from '../protocol/standing'
import { type HeardEvent, type SessionEvent, session } from '../session'
import { Unfolding } from './unfolding'

const viewer: Viewer = { id: '', staff: false, seats: [{ room: MAIN, staff: false }] }

/** A long talk in a chat whose old messages leave the window, one a second. */
function talk(messages: number) {
  const scenario = Scenario.with({ mod: 'moderator', ada: 'attendee' })
  scenario.done('mod', 'session.go-live')
  const heard: HeardEvent[] = []
  const from = scenario.now
  for (let i = 0; i < messages; i++) {
    scenario.now += 1_000
    const { events } = scenario.done('ada', 'chat.post', { text: `${i} ${'x'.repeat(200)}` })
    for (const event of events as unknown as SessionEvent[]) {
      const told = session.heardBy(event, viewer)
      if (told) heard.push(told)
    }
  }
  return { heard, from }
}
const { heard, from } = talk(150)
const latest = (unfolding: Unfolding, second: number) =>
  unfolding.viewAt(from + second * 1_000).rooms[MAIN]!.chat.all.latest

test('at any time everything is there that had been said by then, also what left the window', () => {
  const unfolding = new Unfolding(heard, viewer)
  expect(heard.some(({ type }) => type === 'chat.trimmed')).toBe(true)
  for (const second of [0, 1, 149, 150, 999]) expect(latest(unfolding, second)).toHaveLength(Math.min(150, second))
})

test('going back and forth, by keyframes or not, leads to the same', () => {
  const [often, never] = [new Unfolding(heard, viewer, 7), new Unfolding(heard, viewer, 10_000)]
  for (const second of [80, 20, 140, 7, 14, 13, 150, 0])
    expect(often.viewAt(from + second * 1_000)).toEqual(never.viewAt(from + second * 1_000))
})
