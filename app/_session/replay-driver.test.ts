import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Recorded } from '@/domain/protocol/feature'
import { MAIN, SYSTEM_ID, type Viewer } from '@/domain/protocol/standing'
import { type HeardEvent, type NewEvent, type SessionView, session } from '@/domain/session'
import { Scenario } from '@/tests/support/scenario'
import { ReplayDriver, type ReplayPage } from './replay-driver'

const SECOND = 1_000
/** Nobody in person: as the server cuts a replay. */
const viewer: Viewer = { id: '', staff: false, seats: [{ room: MAIN, staff: false }] }
const ADA = { name: 'Ada', organisation: null, partnership: null, role: 'attendee', muted: false } as const

/** A session from its opening on, and what a replay's viewer hears of it. */
class Recording {
  readonly scenario = new Scenario()
  readonly events: HeardEvent[] = []

  by(id: string, type: string, data: unknown = {}): this {
    const outcome = this.scenario.by(id, type, data)
    if ('refused' in outcome) throw new Error(outcome.refused)
    const heard = (outcome.events as Recorded<NewEvent>[]).map((event) => session.heardBy(event, viewer))
    this.events.push(...heard.filter((event) => event !== null))
    return this
  }

  after(seconds: number): this {
    this.scenario.now += seconds * SECOND
    return this
  }

  say = (text: string) => this.by('ada', 'chat.post', { text })

  pages(cut = this.events.length): ReplayPage[] {
    const head = this.events.at(-1)?.seq ?? 0
    return [this.events.slice(0, cut), this.events.slice(cut)]
      .filter((events, i) => i === 0 || events.length > 0)
      .map((events, i) => ({ viewer, events, cards: i === 0 ? { ada: ADA } : {}, to: events.at(-1)?.seq ?? 0, head }))
  }
}

const opened = () =>
  new Recording()
    .by(SYSTEM_ID, 'session.open')
    .by(SYSTEM_ID, 'person.enter', { participantId: 'mod', role: 'moderator' })
    .by(SYSTEM_ID, 'person.enter', { participantId: 'ada', role: 'attendee' })
    .say('is this on?')

/** Live for a minute, ten minutes after the doors opened. */
const held = () =>
  opened()
    .after(600)
    .by('mod', 'session.go-live')
    .after(5)
    .say('a')
    .after(10)
    .by('ada', 'hand.raise')
    .after(5)
    .say('b')
    .by('mod', 'hand.lower-all')
    .after(30)
    .say('c')
    .after(10)
    .by('mod', 'session.end')

const foldedBy = (events: readonly HeardEvent[], at: number): SessionView =>
  events
    .filter((event) => event.at <= at)
    .reduce((view, event) => session.reduceView(view, event, viewer), session.view(session.initial, viewer))
const shown = (driver: ReplayDriver) => driver.store.get()!.view
const said = (driver: ReplayDriver) => shown(driver).rooms[MAIN]!.chat.all.latest.map(({ text }) => text)

describe('a replay', () => {
  test('begins where the session went live, with what happened before', () => {
    const driver = new ReplayDriver(held().pages())
    expect(driver.playback.get()).toEqual({ isPlaying: false, position: 0, speed: 1 })
    expect(shown(driver).session.life.all.phase).toBe('live')
    expect(said(driver)).toEqual(['is this on?'])
    expect(driver.now()).toBe(driver.from)
  })

  test('lasts until the session ended', () => {
    const driver = new ReplayDriver(held().pages())
    expect(driver.length).toBe(60 * SECOND)
    driver.seek(driver.length)
    expect(shown(driver).session.life.all.phase).toBe('ended')
    expect(driver.now()).toBe(driver.until)
  })

  test('lasts until the last end, when it was taken up again', () => {
    const recording = held().after(60).by('mod', 'session.reopen').say('d').after(20).by('mod', 'session.end')
    const driver = new ReplayDriver(recording.pages())
    expect(driver.length).toBe(140 * SECOND)
    driver.seek(driver.length)
    expect(said(driver).at(-1)).toBe('d')
  })

  test('shows nothing of what was done after the end', () => {
    const recording = held().after(5).by('mod', 'person.remove', { participantId: 'ada' })
    const driver = new ReplayDriver(recording.pages())
    driver.seek(Number.POSITIVE_INFINITY)
    expect(driver.length).toBe(60 * SECOND)
    expect(shown(driver)).toEqual(foldedBy(recording.events, driver.until))
  })

  test('of a session that never went live begins with the first event', () => {
    const driver = new ReplayDriver(opened().after(8).by('mod', 'session.end').pages())
    expect(driver.length).toBe(8 * SECOND)
    expect(shown(driver).session.life.all.phase).toBe('open')
  })

  test('without an end lasts until the last event', () => {
    const driver = new ReplayDriver(opened().by('mod', 'session.go-live').after(7).say('a').pages())
    expect(driver.length).toBe(7 * SECOND)
  })

  test('of nothing is empty, and harmless', () => {
    const driver = new ReplayDriver(new Recording().pages())
    driver.seek(5)
    expect(driver.length).toBe(0)
    expect(shown(driver)).toEqual(session.view(session.initial, viewer))
  })

  test('is joined from pages, with the names of all', () => {
    const recording = held()
    for (const cut of [1, 4, recording.events.length - 1]) {
      const driver = new ReplayDriver(recording.pages(cut))
      driver.seek(driver.length)
      expect(shown(driver)).toEqual(foldedBy(recording.events, driver.until))
      expect(driver.store.get()!.cards).toEqual({ ada: ADA })
    }
  })

  test('sends nothing, and knows nobody’s presence', () => {
    const driver = new ReplayDriver(held().pages())
    expect(driver.send).toBeNull()
    expect(driver.presence).toBeNull()
    expect(driver.pending.get()).toEqual([])
    expect(driver.connection.get()).toEqual({ state: 'connected' })
  })
})

describe('going to a place', () => {
  test('shows what had happened by then, to the millisecond', () => {
    const driver = new ReplayDriver(held().pages())
    driver.seek(20 * SECOND - 1)
    expect(said(driver)).toEqual(['is this on?', 'a'])
    expect(shown(driver).rooms[MAIN]!.hands.all.queue).toHaveLength(1)
    driver.seek(20 * SECOND)
    expect(said(driver)).toEqual(['is this on?', 'a', 'b'])
    expect(shown(driver).rooms[MAIN]!.hands.all.queue).toEqual([])
  })

  test('and back takes back what came later', () => {
    const driver = new ReplayDriver(held().pages())
    driver.seek(driver.length)
    driver.seek(15 * SECOND)
    expect(said(driver)).toEqual(['is this on?', 'a'])
    expect(shown(driver).session.life.all.phase).toBe('live')
    expect(shown(driver).rooms[MAIN]!.hands.all.queue).toHaveLength(1)
  })

  test('gives what a fold by hand gives, wherever one came from', () => {
    const recording = held()
    const position = fc.oneof(fc.integer({ min: 0, max: 60 * SECOND }), fc.constantFrom(0, 5_000, 15_000, 20_000))
    fc.assert(
      fc.property(fc.array(position, { minLength: 1, maxLength: 8 }), (positions) => {
        const driver = new ReplayDriver(recording.pages(3))
        for (const each of positions) {
          driver.seek(each)
          expect(driver.playback.get().position).toBe(each)
          expect(shown(driver)).toEqual(foldedBy(recording.events, driver.from + each))
        }
      }),
    )
  })

  test('outside of it goes to its beginning or end', () => {
    const driver = new ReplayDriver(held().pages())
    driver.seek(-5)
    expect(driver.playback.get().position).toBe(0)
    expect(said(driver)).toEqual(['is this on?'])
    driver.seek(driver.length + 5)
    expect(driver.playback.get().position).toBe(driver.length)
  })

  test('keeps what left the window, and each message once', () => {
    const recording = opened().by('mod', 'session.go-live')
    const long = Array.from({ length: 12 }, (_, i) => `${i} ${'x'.repeat(1_900)}`)
    for (const text of long) recording.after(1).say(text)
    const driver = new ReplayDriver(recording.after(1).by('mod', 'session.end').pages())
    const kept = () => driver.history.read(MAIN, 'chat')!.all.latest.map(({ text }) => text)
    driver.seek(driver.length)
    expect(said(driver).length).toBeLessThan(12)
    expect(kept()).toEqual(['is this on?', ...long])
    driver.seek(3 * SECOND)
    expect(kept()).toEqual(['is this on?', ...long.slice(0, 3)])
  })
})

describe('playing', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  const playing = () => {
    const driver = new ReplayDriver(held().pages())
    driver.play()
    return driver
  }
  const position = (driver: ReplayDriver) => driver.playback.get().position

  test('goes on as time does', () => {
    const driver = playing()
    expect(driver.playback.get().isPlaying).toBe(true)
    vi.advanceTimersByTime(4_800)
    expect(said(driver)).toEqual(['is this on?'])
    vi.advanceTimersByTime(200)
    expect(position(driver)).toBe(5 * SECOND)
    expect(said(driver)).toEqual(['is this on?', 'a'])
    expect(driver.now()).toBe(driver.from + 5 * SECOND)
  })

  test('stands still while paused, and goes on from there', () => {
    const driver = playing()
    vi.advanceTimersByTime(2_000)
    driver.pause()
    expect(driver.playback.get().isPlaying).toBe(false)
    vi.advanceTimersByTime(60_000)
    expect(position(driver)).toBe(2 * SECOND)
    driver.play()
    vi.advanceTimersByTime(1_000)
    expect(position(driver)).toBe(3 * SECOND)
  })

  test('goes faster when asked, from then on', () => {
    const driver = playing()
    vi.advanceTimersByTime(2_000)
    driver.setSpeed(2)
    vi.advanceTimersByTime(2_000)
    driver.setSpeed(0.5)
    vi.advanceTimersByTime(2_000)
    expect(position(driver)).toBe(7 * SECOND)
  })

  test('twice is not twice as fast', () => {
    const driver = playing()
    driver.play()
    vi.advanceTimersByTime(1_000)
    expect(position(driver)).toBe(1 * SECOND)
  })

  test('goes on where one seeks to', () => {
    const driver = playing()
    vi.advanceTimersByTime(1_000)
    driver.seek(30 * SECOND)
    vi.advanceTimersByTime(1_000)
    expect(position(driver)).toBe(31 * SECOND)
  })

  test('stops at the end, and begins anew from there', () => {
    const driver = playing()
    vi.advanceTimersByTime(61_000)
    expect(driver.playback.get()).toEqual({ isPlaying: false, position: driver.length, speed: 1 })
    expect(vi.getTimerCount()).toBe(0)
    expect(shown(driver).session.life.all.phase).toBe('ended')
    driver.play()
    expect(position(driver)).toBe(0)
    expect(said(driver)).toEqual(['is this on?'])
    vi.advanceTimersByTime(5_000)
    expect(said(driver)).toEqual(['is this on?', 'a'])
  })

  test('ends when the page is left', () => {
    const driver = playing()
    driver.close()
    expect(vi.getTimerCount()).toBe(0)
  })

  test('is told to whoever watches', () => {
    const driver = playing()
    const seen: number[] = []
    driver.playback.subscribe(() => seen.push(position(driver)))
    vi.advanceTimersByTime(600)
    expect(seen).toEqual([200, 400, 600])
  })
})
