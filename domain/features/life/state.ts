import type { Phase } from '../../protocol/standing'

/** Where the session stands, and since when (milliseconds since 1970). */
export interface LifeLayers {
  readonly all: {
    readonly phase: Phase
    readonly openedAt: number | null
    readonly liveAt: number | null
    readonly endedAt: number | null
  }
  readonly staff: null
  readonly own: null
  readonly server: null
}
export const initial: LifeLayers = {
  all: { phase: 'planned', openedAt: null, liveAt: null, endedAt: null },
  staff: null,
  own: null,
  server: null,
}

const HOUR = 3_600_000
/** A session that nobody ends ends by itself. */
export const LONGEST = 16 * HOUR
/** For so long after its end a session can be taken up again. */
export const REOPENABLE_FOR = HOUR / 6

export const isReopenable = ({ phase, endedAt }: LifeLayers['all'], now: number) =>
  phase === 'ended' && endedAt !== null && now - endedAt <= REOPENABLE_FOR
