import type { Running } from '@/domain/features/recording'

export type What = 'records' | 'streams' | 'both'

/** What happened to recording and stream, for everybody to hear; `what` is what runs now, or ran. */
export interface News {
  readonly is: 'started' | 'changed' | 'paused' | 'resumed' | 'interrupted' | 'stopped'
  readonly what: What
}

export const whatOf = ({ records, streams }: Pick<Running, 'records' | 'streams'>): What =>
  records && streams ? 'both' : streams ? 'streams' : 'records'

/**
 * What is to be told to somebody who knew `before`. Whoever comes in while it runs knew of nothing, and hears the same
 * as those who were here when it started.
 */
export function newsOf(before: Running | null, now: Running | null): News | null {
  if (!now) return before && { is: 'stopped', what: whatOf(before) }
  const what = whatOf(now)
  if (before?.recordingId !== now.recordingId) return { is: now.paused ? 'paused' : 'started', what }
  if (before.paused !== now.paused) return { is: now.paused ? 'paused' : 'resumed', what }
  if (whatOf(before) !== what) return { is: 'changed', what }
  if (before.interrupted === now.interrupted) return null
  return { is: now.interrupted ? 'interrupted' : 'resumed', what }
}

export type Mark = What | 'starting' | 'paused' | 'interrupted' | 'elsewhere' | 'over'

/**
 * What the mark in the header says. Until something is really delivered, it claims nothing.
 * @param isPlenary in breakout rooms nobody is recorded
 */
export function markOf(running: Running | null, isPlenary: boolean): Mark {
  if (!running) return 'over'
  if (!isPlenary) return 'elsewhere'
  if (running.paused) return 'paused'
  if (running.interrupted) return 'interrupted'
  return running.delivers ? whatOf(running) : 'starting'
}
