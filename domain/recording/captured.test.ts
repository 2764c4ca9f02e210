import { expect, test } from 'vitest'
import { Scenario } from '@/tests/support/scenario'
import type { SessionEvent } from '../session'
import { capturedStretches, capturing } from './captured'

const people = { mod: 'moderator', sam: 'speaker', sue: 'speaker', ada: 'attendee' } as const
const T = 1_000_000

/** A session that is live and recorded, and who was captured when, in seconds since then. */
class Recorded {
  readonly scenario = Scenario.with(people)
  readonly #events: SessionEvent[] = []
  #recordingId = ''

  by(id: string, type: string, data: unknown = {}): this {
    const events = this.scenario.done(id, type, data).events as unknown as SessionEvent[]
    this.#events.push(...events.filter((event) => capturing.includes(event.type)))
    this.#recordingId = this.scenario.state.session.recording.all.running?.recordingId ?? this.#recordingId
    return this
  }
  after(seconds: number): this {
    this.scenario.now += seconds * 1_000
    return this
  }
  start = () => this.by('mod', 'recording.start', { records: true, streams: false, scope: 'stage' })
  agree = (id: string, given = true) => this.by(id, 'recording.consent', { given, text: 1 })

  get captured() {
    const found = capturedStretches(this.#events, this.#recordingId, this.scenario.now)
    const seconds = (at: number) => (at - T) / 1_000
    return Object.fromEntries(
      [...found].map(([id, stretches]) => [id, stretches.map(({ from, until }) => [seconds(from), seconds(until)])]),
    )
  }
}

const live = () => new Recorded().by('mod', 'session.go-live')

test('whoever agreed was captured while they were on stage, and a moment longer', () => {
  const recorded = live().start().agree('sam').by('sam', 'stage.join').by('sue', 'stage.join')
  expect(recorded.after(10).by('sam', 'stage.leave').after(5).captured).toEqual({ sam: [[0, 11]] })
})

test('a pause and a word taken back end it; going on begins another', () => {
  const recorded = live().start().agree('sam').by('sam', 'stage.join').after(10).by('mod', 'recording.pause')
  recorded.after(10).by('mod', 'recording.resume').after(10).agree('sam', false)
  expect(recorded.after(10).captured).toEqual({
    sam: [
      [0, 11],
      [20, 31],
    ],
  })
})

test('the end of the recording ends it, and what is of another recording does not count', () => {
  const recorded = live().start().agree('sam').by('sam', 'stage.join').after(10).by('mod', 'recording.stop')
  expect(recorded.captured).toEqual({ sam: [[0, 11]] })
  expect(recorded.after(10).start().after(5).captured).toEqual({ sam: [[20, 26]] })
})
