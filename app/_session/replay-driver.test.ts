import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { reduce } from '@/domain/features/chat/reduce'
import { sizeOf } from '@/domain/features/chat/state'
import type { Recorded } from '@/domain/protocol/feature'
import { MAIN, SYSTEM_ID, type Viewer } from '@/domain/protocol/standing'
import type { ReplayPage } from '@/domain/recording/watching'
import { type HeardEvent, type NewEvent, type SessionView, session } from '@/domain/session'
import { Scenario } from '@/tests/support/scenario'
import { Seeded } from '@/tests/support/seeded'
import { TimerClock } from '../_player/timer-clock'
import { ReplayDriver, STRIDE } from './replay-driver'

const SECOND = 1_000
/** Nobody in person: as the server cuts a replay. */
const viewer: Viewer = { id: '', staff: false, seats: [{ room: MAIN, staff: false }] }
const ADA = { name: 'Ada', organisation: null, partnership: null, role: 'attendee', muted: false } as const

/** A session from its opening on, and what a replay's viewer hears of it. */
class Recording {
  readonly scenario = new Scenario()
  readonly events: HeardEvent[] = []

  by(id: string, type: string, data: unknown = {}): this {
    return this.#hears(this.scenario.done(id, type, data).events)
  }

  /** The same, unless it is refused. */
  tries(id: string, type: string, data: unknown): this {
    const outcome = this.scenario.by(id, type, data)
    return 'refused' in outcome ? this : this.#hears(outcome.events)
  }

  after(seconds: number): this {
    this.scenario.now += seconds * SECOND
    return this
  }

  #hears(events: readonly NewEvent[]): this {
    const heard = (events as Recorded<NewEvent>[]).map((event) => session.heardBy(event, viewer))
    this.events.push(...heard.filter((event) => event !== null))
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

/** A replay that goes by a clock of its own. */
function replayed(pages: readonly ReplayPage[], stride?: number) {
  const driver = new ReplayDriver(pages, stride)
  const clock = new TimerClock(driver.from, driver.until)
  driver.follow(clock)
  const { playback, play, pause, seek, setSpeed } = clock
  const leave = driver.close
  const close = () => {
    leave()
    clock.close()
  }
  return Object.assign(driver, { playback, play, pause, seek, setSpeed, close, length: playback.get().length })
}
type Replayed = ReturnType<typeof replayed>

const foldedBy = (events: readonly HeardEvent[], at: number): SessionView =>
  events
    .filter((event) => event.at <= at)
    .reduce((view, event) => session.reduceView(view, event, viewer), session.view(session.initial, viewer))
const shown = (driver: Pick<ReplayDriver, 'store'>) => driver.store.get()!.view
const said = (driver: Replayed) => shown(driver).rooms[MAIN]!.chat.all.latest.map(({ text }) => text)

describe('a replay', () => {
  test('begins where the session went live, with what happened before', () => {
    const driver = replayed(held().pages())
    expect(driver.playback.get()).toEqual({
      ...{ isPlaying: false, isWaiting: false, position: 0, length: 60 * SECOND, speed: 1 },
    })
    expect(shown(driver).session.life.all.phase).toBe('live')
    expect(said(driver)).toEqual(['is this on?'])
    expect(driver.now()).toBe(driver.from)
  })

  test('lasts until the session ended', () => {
    const driver = replayed(held().pages())
    expect(driver.length).toBe(60 * SECOND)
    driver.seek(driver.length)
    expect(shown(driver).session.life.all.phase).toBe('ended')
    expect(driver.now()).toBe(driver.until)
  })

  test('lasts until the last end, when it was taken up again', () => {
    const recording = held().after(60).by('mod', 'session.reopen').say('d').after(20).by('mod', 'session.end')
    const driver = replayed(recording.pages())
    expect(driver.length).toBe(140 * SECOND)
    driver.seek(driver.length)
    expect(said(driver).at(-1)).toBe('d')
  })

  test('shows nothing of what was done after the end', () => {
    const recording = held().after(5).by('mod', 'person.remove', { participantId: 'ada' })
    const driver = replayed(recording.pages())
    driver.seek(Number.POSITIVE_INFINITY)
    expect(driver.length).toBe(60 * SECOND)
    expect(shown(driver)).toEqual(foldedBy(recording.events, driver.until))
  })

  test('of a session that never went live begins with the first event', () => {
    const driver = replayed(opened().after(8).by('mod', 'session.end').pages())
    expect(driver.length).toBe(8 * SECOND)
    expect(shown(driver).session.life.all.phase).toBe('open')
  })

  test('ends before what this build cannot read [S17]', () => {
    const recording = held()
    const cut = recording.events.findIndex(({ type }) => type === 'hand.raised')
    recording.events[cut] = { ...recording.events[cut]!, v: 99 }
    const driver = replayed(recording.pages())
    driver.seek(Number.POSITIVE_INFINITY)
    expect(driver.length).toBe(5 * SECOND)
    expect(shown(driver)).toEqual(foldedBy(recording.events.slice(0, cut), driver.until))
  })

  test('without an end lasts until the last event', () => {
    const driver = replayed(opened().by('mod', 'session.go-live').after(7).say('a').pages())
    expect(driver.length).toBe(7 * SECOND)
  })

  test('of nothing is empty, and harmless', () => {
    const driver = replayed(new Recording().pages())
    driver.seek(5)
    expect(driver.length).toBe(0)
    expect(shown(driver)).toEqual(session.view(session.initial, viewer))
  })

  test('is joined from pages, with the names of all', () => {
    const recording = held()
    for (const cut of [1, 4, recording.events.length - 1]) {
      const driver = replayed(recording.pages(cut))
      driver.seek(driver.length)
      expect(shown(driver)).toEqual(foldedBy(recording.events, driver.until))
      expect(driver.store.get()!.cards).toEqual({ ada: ADA })
    }
  })

  test('sends nothing, and knows nobody’s presence', () => {
    const driver = replayed(held().pages())
    expect(driver.send).toBeNull()
    expect(driver.presence).toBeNull()
    expect(driver.pending.get()).toEqual([])
    expect(driver.connection.get()).toEqual({ state: 'connected' })
  })
})

describe('going to a place', () => {
  test('shows what had happened by then, to the millisecond', () => {
    const driver = replayed(held().pages())
    driver.seek(20 * SECOND - 1)
    expect(said(driver)).toEqual(['is this on?', 'a'])
    expect(shown(driver).rooms[MAIN]!.hands.all.queue).toHaveLength(1)
    driver.seek(20 * SECOND)
    expect(said(driver)).toEqual(['is this on?', 'a', 'b'])
    expect(shown(driver).rooms[MAIN]!.hands.all.queue).toEqual([])
  })

  test('and back takes back what came later', () => {
    const driver = replayed(held().pages())
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
        const driver = replayed(recording.pages(3))
        for (const each of positions) {
          driver.seek(each)
          expect(driver.playback.get().position).toBe(each)
          expect(shown(driver)).toEqual(foldedBy(recording.events, driver.from + each))
        }
      }),
    )
  })

  test('outside of it goes to its beginning or end', () => {
    const driver = replayed(held().pages())
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
    const driver = replayed(recording.after(1).by('mod', 'session.end').pages())
    const kept = () => driver.history.read(MAIN, 'chat')!.all.latest.map(({ text }) => text)
    driver.seek(driver.length)
    expect(said(driver).length).toBeLessThan(12)
    expect(kept()).toEqual(['is this on?', ...long])
    driver.seek(3 * SECOND)
    expect(kept()).toEqual(['is this on?', ...long.slice(0, 3)])
  })
})

/** Half an hour in which people write, change and take back, ask and vote; the same for the same seed. */
function lively(seed: number, asks: number): Recording {
  const random = new Seeded(seed)
  const recording = opened().by('mod', 'questions.moderate', { on: false }).by('mod', 'session.go-live')
  const about = (type: string, name: string) =>
    random.pick(recording.events.filter((event) => event.type === type).map(({ data }) => Reflect.get(data, name)))
  const messageId = () => about('chat.posted', 'messageId')
  const questionId = () => about('question.approved', 'questionId')
  const some: (() => [id: string, type: string, data: unknown])[] = [
    () => ['ada', 'chat.post', { text: 'x'.repeat(1 + random.below(1_500)) }],
    () => ['ada', 'chat.post', { text: 'ä' }],
    () => ['ada', 'chat.edit', { messageId: messageId(), text: '🌍'.repeat(1 + random.below(300)) }],
    () => ['mod', 'chat.delete', { messageId: messageId() }],
    () => ['mod', random.pick(['chat.pin', 'chat.unpin']), { messageId: messageId() }],
    () => ['ada', 'question.ask', { text: 'y'.repeat(1 + random.below(400)) }],
    () => ['mod', random.pick(['question.upvote', 'question.upvote', 'question.answer']), { questionId: questionId() }],
    () => [
      'mod',
      random.pick(['question.dismiss', 'question.pin', 'question.unpin', 'question.unpin', 'question.finish']),
      { questionId: questionId() },
    ],
    () => ['mod', 'question.reply', { questionId: questionId(), text: 'z'.repeat(1 + random.below(900)) }],
    () => ['ada', 'hand.raise', {}],
    () => ['mod', 'hand.lower-all', {}],
  ]
  for (let i = 0; i < asks; i++) {
    recording.after(random.below(4)).tries(...random.pick(some)())
  }
  return recording.after(1).by('mod', 'session.end')
}

/** All that a replay shows. */
const everything = (driver: Replayed) => ({
  view: shown(driver),
  cursor: driver.store.cursor,
  cards: driver.store.get()!.cards,
  chat: driver.history.read(MAIN, 'chat'),
  questions: driver.history.read(MAIN, 'questions'),
})

describe('going back and forth', () => {
  const recording = lively(7, 1_500)

  test('shows exactly what going there at once shows, in the books too', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 1_000 }), { minLength: 2, maxLength: 12 }),
        fc.constantFrom(1, 7, 50, 10_000),
        (places, stride) => {
          const driver = replayed(recording.pages(), stride)
          for (const place of places) driver.seek((place / 1_000) * driver.length)
          const fresh = replayed(recording.pages(), 10_000)
          fresh.seek((places.at(-1)! / 1_000) * driver.length)
          expect(everything(driver)).toEqual(everything(fresh))
        },
      ),
      { numRuns: 25 },
    )
  })

  test('shows what a plain fold shows, and in the books what it shows without a window', () => {
    const driver = replayed(recording.pages(), 20)
    const kept = recording.events.filter(({ type }) => !type.endsWith('.trimmed'))
    const types = new Set(recording.events.map(({ type }) => type))
    expect([...types]).toEqual(expect.arrayContaining(['chat.trimmed', 'questions.trimmed', 'question.counted']))
    for (const place of [1, 0.9, 0.3, 0.31, 0.8, 0.05, 0.5]) {
      driver.seek(place * driver.length)
      expect(shown(driver)).toEqual(foldedBy(recording.events, driver.now()))
      const { latest, pinned } = foldedBy(kept, driver.now()).rooms[MAIN]!.chat.all
      expect(driver.history.read(MAIN, 'chat')!.all).toMatchObject({ latest, pinned })
      const { questions } = foldedBy(kept, driver.now()).rooms[MAIN]!
      expect(driver.history.read(MAIN, 'questions')!.all).toEqual(questions.all)
    }
  })

  test('finds the window as many bytes as its messages have', () => {
    const driver = replayed(recording.pages())
    for (let place = 0; place <= 1; place += 0.02) {
      driver.seek(place * driver.length)
      const { latest, bytes } = shown(driver).rooms[MAIN]!.chat.all
      expect(bytes).toBe(latest.reduce((sum, message) => sum + sizeOf(message), 0))
    }
  })
})

describe('a log that still grows', () => {
  const recording = lively(3, 300)
  const pages = (cut: number) => recording.pages(cut)

  test('shows what came later, where it is due, as if it had been there', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: recording.events.length - 1 }), fc.nat({ max: 1_000 }), (cut, place) => {
        const [first, second] = pages(cut)
        const driver = new ReplayDriver([first!], 20)
        const whole = new ReplayDriver(pages(cut), 20)
        const at = whole.from + (place / 1_000) * (whole.until - whole.from)
        driver.show(at)
        driver.add(second!)
        whole.show(at)
        expect(driver.store.get()!.view).toEqual(whole.store.get()!.view)
        expect(driver.history.read(MAIN, 'chat')).toEqual(whole.history.read(MAIN, 'chat'))
        expect(driver.until).toBe(whole.until)
      }),
      { numRuns: 40 },
    )
  })

  test('shows it as soon as it is there to whoever waits at the end', () => {
    const driver = new ReplayDriver([{ viewer, events: [], cards: {}, to: 0, head: 0 }])
    driver.show(Number.MAX_SAFE_INTEGER)
    driver.add({ viewer, events: recording.events, cards: { ada: ADA }, to: 1, head: 1 })
    expect(shown(driver)).toEqual(foldedBy(recording.events, Number.MAX_SAFE_INTEGER))
    expect(driver.store.get()!.cards).toEqual({ ada: ADA })
  })

  test('shows nothing any more after what this build cannot read [S17]', () => {
    const [first, second] = pages(20)
    const driver = new ReplayDriver([first!])
    driver.add({ ...second!, events: [{ ...second!.events[0]!, v: 99 }] })
    driver.add(second!)
    expect(driver.events).toHaveLength(20)
  })
})

test('it goes where its clock goes, and when it follows another, by that alone', () => {
  const recording = held()
  const driver = new ReplayDriver(recording.pages())
  const [one, two] = [new TimerClock(driver.from, driver.until), new TimerClock(driver.from, driver.until)]
  two.seek(20 * SECOND)
  driver.follow(one)
  driver.follow(two)
  expect(driver.now()).toBe(driver.from + 20 * SECOND)
  one.seek(5 * SECOND)
  expect(driver.now()).toBe(driver.from + 20 * SECOND)
  two.seek(15 * SECOND)
  expect(shown(driver)).toEqual(foldedBy(recording.events, driver.from + 15 * SECOND))
})

describe('[S9] in a long replay', () => {
  /** Twenty thousand events, four a second. */
  const events: HeardEvent[] = Array.from({ length: 20_000 }, (_, i) => ({
    ...{ seq: i + 1, at: i * 250, room: MAIN, type: 'chat.posted' },
    data: { messageId: `m${i}`, participantId: 'ada', text: `${i}`, replyTo: null },
  }))
  const trimmed = events.map(
    (event, i): HeardEvent =>
      i % 40 === 39 ? { ...event, type: 'chat.trimmed', data: { keepFrom: event.seq - 40 } } : event,
  )
  const driver = replayed([{ viewer, events: trimmed, cards: {}, to: 20_000, head: 20_000 }])
  /** How many events are folded on the way there, into the window and into the book. */
  const foldedTo = (position: number) => {
    const posted = vi.spyOn(reduce.all!, 'chat.posted')
    driver.seek(position)
    const { length } = posted.mock.calls
    posted.mockRestore()
    return length
  }

  test('going to the end folds each event once, for the window and for the book', () => {
    expect(foldedTo(driver.length)).toBe(2 * 19_500)
    expect(driver.history.read(MAIN, 'chat')!.all.latest).toHaveLength(19_500)
  })

  test('going back, or to where one has been, folds no more than a stride', () => {
    for (const back of [10, 20, 21, 22, 1_000, 4_000, 3_990, 1, 0])
      expect(foldedTo(driver.length - back * SECOND)).toBeLessThan(2 * STRIDE)
    expect(foldedTo(0)).toBeLessThan(2 * STRIDE)
    expect(foldedTo(driver.length)).toBeLessThan(2 * STRIDE)
  })

  test('whoever watches is told a few times, and not for each event', () => {
    const told = vi.fn()
    const stop = [driver.store.subscribe(told), driver.history.subscribe(told)]
    driver.seek(driver.length)
    told.mockClear()
    driver.seek(driver.length - 10 * SECOND)
    expect(told.mock.calls.length).toBeLessThan(6)
    for (const each of stop) each()
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
    const driver = replayed(held().pages())
    driver.play()
    return driver
  }
  const position = (driver: Replayed) => driver.playback.get().position

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
    expect(driver.playback.get()).toMatchObject({ isPlaying: false, position: driver.length, speed: 1 })
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
