import type { Cards } from '@/domain/protocol/messages'
import type { Viewer } from '@/domain/protocol/standing'
import { type HeardEvent, type SessionView, session } from '@/domain/session'
import type { Connection, Driver, Pending } from './driver'
import { HistoryBook } from './history'
import { SessionStore } from './store'
import { Value } from './value'

/** A stretch of the log as this viewer may see it. */
export interface ReplayPage {
  readonly viewer: Viewer
  readonly events: readonly HeardEvent[]
  readonly cards: Cards
  readonly to: number
  readonly head: number
}

export interface Playback {
  readonly isPlaying: boolean
  /** Milliseconds since the beginning of the replay. */
  readonly position: number
  readonly speed: number
}

const STEP = 200

/**
 * A session that is over: the whole log, folded as far as the recording's clock has come, by the same reducers as live.
 * There is no `send`, so every button is read-only by construction.
 */
export class ReplayDriver implements Driver {
  readonly store = new SessionStore()
  readonly connection = new Value<Connection>({ state: 'connected' })
  readonly pending = new Value<readonly Pending[]>([])
  readonly history = new HistoryBook(this.store, null)
  readonly presence = null
  readonly send = null
  readonly playback: Value<Playback>
  /** When the replay begins and ends, milliseconds since 1970. */
  readonly from: number
  readonly until: number
  readonly #viewer: Viewer
  readonly #cards: Cards
  readonly events: readonly HeardEvent[]
  #next = 0
  #timer: ReturnType<typeof setInterval> | null = null

  constructor(pages: readonly ReplayPage[]) {
    this.events = pages.flatMap(({ events }) => events)
    this.#cards = Object.assign({}, ...pages.map(({ cards }) => cards))
    this.#viewer = pages[0]!.viewer
    const live = this.events.find(({ type }) => type === 'session.went-live')
    this.from = (live ?? this.events[0])?.at ?? 0
    this.until = this.events.findLast(({ type }) => type === 'session.ended')?.at ?? this.events.at(-1)?.at ?? 0
    this.playback = new Value<Playback>({ isPlaying: false, position: 0, speed: 1 })
    this.#restart()
    this.seek(0)
  }

  get length(): number {
    return Math.max(0, this.until - this.from)
  }

  now = (): number => this.from + this.playback.get().position

  play = () => {
    const { position } = this.playback.get()
    if (position >= this.length) this.seek(0)
    this.#change({ isPlaying: true })
    this.#timer ??= setInterval(() => this.#step(), STEP)
  }

  pause = () => {
    this.#change({ isPlaying: false })
    if (this.#timer) clearInterval(this.#timer)
    this.#timer = null
  }

  setSpeed = (speed: number) => this.#change({ speed })

  /** Goes to a place and folds what had happened by then; going back folds from the beginning. */
  seek = (position: number) => {
    const wanted = Math.min(this.length, Math.max(0, position))
    const at = this.from + wanted
    const last = this.events[this.#next - 1]
    if (last && last.at > at) this.#restart()
    this.#change({ position: wanted })
    this.#foldUntil(at)
  }

  close = () => this.pause()

  #step() {
    const { position, speed } = this.playback.get()
    this.seek(position + STEP * speed)
    if (this.playback.get().position >= this.length) this.pause()
  }

  #restart() {
    this.#next = 0
    const view = session.view(session.initial, this.#viewer) as SessionView
    this.store.welcome({ seq: 0, epoch: 0, now: this.from, viewer: this.#viewer, view, cards: this.#cards })
  }

  #foldUntil(at: number) {
    let end = this.#next
    while (end < this.events.length && this.events[end]!.at <= at) end++
    if (end === this.#next) return
    const events = this.events.slice(this.#next, end)
    this.#next = end
    this.store.apply({ from: this.store.cursor, to: events.at(-1)!.seq, events })
  }

  #change(change: Partial<Playback>) {
    this.playback.set({ ...this.playback.get(), ...change })
  }
}
