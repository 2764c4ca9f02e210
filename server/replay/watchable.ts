import { type Audience, mayWatch } from '@/domain/recording/audience'
import type { Linked } from '@/prisma/watch-links'
import type { RecordingRow } from './recorded-sessions'
import type { Asker } from './watchers'

/** What somebody may watch of a session. */
export interface Watchable {
  /** The stream that runs just now. */
  readonly live: RecordingRow | null
  /** Recordings that are ready; for all but staff those that are published for them. */
  readonly recordings: readonly RecordingRow[]
  /** The session as its log has it, without a picture, and the breakout rooms that they were in. */
  readonly wholeLog: boolean
  /** Everybody gets this answer, whoever they are. */
  readonly isPublic: boolean
}

const runs = ({ state }: RecordingRow) => state === 'starting' || state === 'live'

/** Null for those to whom the session is nothing. */
export function watchableBy(asker: Asker): Watchable | null {
  const { recorded, as } = asker
  const links = new Links(asker)
  const isFor = (audience: string, linked: Linked) =>
    mayWatch(audience as Audience, { as, hasLink: links.opens(linked) })
  const mayStream = isFor(recorded.audience, recorded)
  const kept = recorded.recordings.filter(({ records, state }) => records && state !== 'failed')
  const theirs = kept.filter(
    (row) => row.state === 'ready' && (as === 'staff' || (row.publishedAt !== null && isFor(row.audience, row))),
  )
  if (as === 'stranger' && !mayStream && theirs.length === 0) return null
  return {
    live: (mayStream && recorded.recordings.find((row) => row.streams && runs(row))) || null,
    recordings: theirs,
    wholeLog: hasEnded(asker) && as !== 'stranger' && (as === 'staff' || kept.length === theirs.length),
    isPublic: as === 'stranger' && !links.used,
  }
}

/** Only what has ended is replayed; what is recorded waits until it was reviewed. */
export const hasEnded = ({ runner }: Asker): boolean => runner.state.session.life.all.phase === 'ended'

/** The links that somebody came by, and whether any of them mattered. */
class Links {
  used = false
  constructor(private readonly asker: Asker) {}

  opens(linked: Linked): boolean {
    const opens = this.asker.cameBy(linked)
    this.used ||= opens
    return opens
  }
}
