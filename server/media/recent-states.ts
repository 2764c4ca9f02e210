import type { SessionState } from '@/domain/session'

const KEPT = 30_000

/** What the fold said lately, to know what somebody was allowed when they came. */
export class RecentStates {
  /** Oldest first. */
  readonly #past: { readonly state: SessionState; readonly until: number }[] = []

  constructor(
    private latest: SessionState,
    private readonly now: () => number = Date.now,
  ) {}

  /** From now on it says this. */
  changed(state: SessionState) {
    const now = this.now()
    this.#past.push({ state: this.latest, until: now })
    this.latest = state
    while (this.#past[0]!.until < now - KEPT) this.#past.shift()
  }

  /** What it said at a time, in milliseconds since 1970; as far back as it is kept. */
  at(time: number): SessionState {
    return this.#past.find(({ until }) => time < until)?.state ?? this.latest
  }
}
