import type { Viewer } from '../protocol/standing'
import { type HeardEvent, type SessionView, session } from '../session'
import { happenedBy } from './happened-by'
import { untrimmed } from './untrimmed'

/** Events from one keyframe to the next. */
const STRIDE = 500

/** How a session stood at any time, by the reducers that run in it; with nothing trimmed, so that all is there at once. */
export class Unfolding {
  readonly #events: readonly HeardEvent[]
  /** The nth is after n strides. States never change, so to keep one costs next to nothing. */
  readonly #keyframes: SessionView[]

  /** @param events in order, as they are told to this viewer; what this build cannot read ends them */
  constructor(
    events: readonly HeardEvent[],
    private readonly viewer: Viewer,
    private readonly stride = STRIDE,
  ) {
    const end = events.findIndex((event) => !session.canRead(event))
    this.#events = untrimmed(end === -1 ? events : events.slice(0, end))
    this.#keyframes = [session.view(session.initial, viewer)]
  }

  /** @param at milliseconds since 1970 */
  viewAt(at: number): SessionView {
    const end = happenedBy(this.#events, at)
    while (this.#keyframes.length * this.stride <= end) {
      const from = (this.#keyframes.length - 1) * this.stride
      this.#keyframes.push(this.#fold(this.#keyframes.at(-1)!, from, from + this.stride))
    }
    const nearest = Math.floor(end / this.stride)
    return this.#fold(this.#keyframes[nearest]!, nearest * this.stride, end)
  }

  #fold(view: SessionView, from: number, to: number): SessionView {
    return this.#events.slice(from, to).reduce((before, event) => session.reduceView(before, event, this.viewer), view)
  }
}
