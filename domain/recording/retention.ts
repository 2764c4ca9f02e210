const MINUTE = 60_000
const DAY = 86_400_000

/** So long after its end whoever watched a stream live may still catch up, in milliseconds. */
export const CATCHING_UP = 5 * MINUTE

/** Nothing is deleted by itself with less notice than this, however short recordings are kept; in milliseconds. */
export const NOTICE = 7 * DAY

/**
 * When a recording is deleted by itself: after its days, but never sooner than in a week from when that was decided.
 * @param stoppedAt milliseconds since 1970
 * @param decidedAt milliseconds since 1970
 */
export const dueAt = (stoppedAt: number, days: number, decidedAt: number): number =>
  Math.max(stoppedAt + days * DAY, decidedAt + NOTICE)

/** Whoever wants to keep one longer gets so much more at a time, in milliseconds. */
export const LONGER = 30 * DAY
