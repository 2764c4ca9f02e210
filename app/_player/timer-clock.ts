import { Value } from '@/app/_session/value'
import { type Clock, type Playback, within } from './clock'

const STEP = 200

/** A clock of its own, for a session without a picture: from one time of the log to another, as time goes. */
export class TimerClock implements Clock {
  readonly playback: Value<Playback>
  #timer: ReturnType<typeof setInterval> | null = null

  constructor(
    private readonly from: number,
    until: number,
  ) {
    const length = Math.max(0, until - from)
    this.playback = new Value<Playback>({ isPlaying: false, isWaiting: false, position: 0, length, speed: 1 })
  }

  at = (): number => this.timeAt(this.playback.get().position)
  listen = (hear: (at: number) => void) => this.playback.subscribe(() => hear(this.at()))
  timeAt = (position: number): number => this.from + position
  positionOf = (at: number): number => within(at - this.from, this.playback.get().length)

  play = () => {
    const { position, length } = this.playback.get()
    if (position >= length) this.seek(0)
    this.#change({ isPlaying: true })
    this.#timer ??= setInterval(() => this.#step(), STEP)
  }

  pause = () => {
    this.#change({ isPlaying: false })
    if (this.#timer) clearInterval(this.#timer)
    this.#timer = null
  }

  seek = (position: number) => this.#change({ position: within(position, this.playback.get().length) })
  setSpeed = (speed: number) => this.#change({ speed })
  close = () => this.pause()

  #step() {
    const { position, speed, length } = this.playback.get()
    this.seek(position + STEP * speed)
    if (this.playback.get().position >= length) this.pause()
  }

  #change(change: Partial<Playback>) {
    this.playback.set({ ...this.playback.get(), ...change })
  }
}
