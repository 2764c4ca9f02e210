/** How long somebody who was moved may keep the media room that they come from, while they reach the new one. */
export const GRACE = 10_000

/**
 * Remembers which connections were rightful when they were last looked at. Only those have a grace when the right moves
 * on: a connection made later, as with an old token, has none.
 */
export class Grace {
  /** LiveKit's sid of a connection → when it must be gone; without an end while it is rightful. */
  readonly #until = new Map<string, number>()

  /** `begun` hears that a grace begins, and how many milliseconds it lasts. */
  constructor(
    private readonly begun: (ms: number) => void,
    private readonly now: () => number = () => performance.now(),
  ) {}

  isRightful(sid: string) {
    this.#until.set(sid, Number.POSITIVE_INFINITY)
  }

  /** It was, when it was made, and has not been looked at before. */
  wasRightful(sid: string) {
    if (!this.#until.has(sid)) this.isRightful(sid)
  }

  /** Its person was moved: whether it may stay for now. */
  lasts(sid: string): boolean {
    const until = this.#until.get(sid)
    if (until === Number.POSITIVE_INFINITY) {
      this.#until.set(sid, this.now() + GRACE)
      this.begun(GRACE)
      return true
    }
    return until !== undefined && this.now() < until
  }

  /** Forgets all connections but these. */
  keepOnly(sids: ReadonlySet<string>) {
    for (const sid of this.#until.keys()) if (!sids.has(sid)) this.#until.delete(sid)
  }
}
