import { type Audience, mayWatch } from '@/domain/recording/audience'
import type { Linked } from '@/prisma/watch-links'
import type { Asker } from './asker'
import type { RecordingRow } from './recorded-sessions'

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

/** What is not there any more, or never was. */
const GONE = ['failed', 'deleting']
const runs = ({ state }: RecordingRow) => state === 'starting' || state === 'live'

/** Somebody of whom is known who they are, but not yet how the session stands. */
type Comer = Pick<Asker, 'recorded' | 'as' | 'cameBy'>

/** Whether there is anything of a session for them. */
export function isAnythingFor(comer: Comer): boolean {
  const { mayStream, theirs } = meantFor(comer)
  return comer.as !== 'stranger' || mayStream || theirs.length > 0
}

/** Null for those to whom the session is nothing. */
export function watchableBy(asker: Asker): Watchable | null {
  if (!isAnythingFor(asker)) return null
  const { mayStream, kept, theirs, usedLinks } = meantFor(asker)
  const { recorded, as } = asker
  return {
    live: (mayStream && recorded.recordings.find((row) => row.streams && runs(row))) || null,
    recordings: theirs,
    wholeLog: hasEnded(asker) && as !== 'stranger' && (as === 'staff' || kept.length === theirs.length),
    isPublic: as === 'stranger' && !usedLinks,
  }
}

/** What the audiences say: whether somebody may watch the stream, what is kept, and which of it is theirs. */
function meantFor(comer: Comer) {
  const { recorded, as } = comer
  const links = new Links(comer)
  const isFor = (audience: string, linked: Linked) =>
    mayWatch(audience as Audience, { as, hasLink: links.opens(linked) })
  const mayStream = isFor(recorded.audience, recorded)
  const kept = recorded.recordings.filter(({ records, state }) => records && !GONE.includes(state))
  const theirs = kept.filter(
    (row) => row.state === 'ready' && (as === 'staff' || (row.publishedAt !== null && isFor(row.audience, row))),
  )
  return { mayStream, kept, theirs, usedLinks: links.used }
}

/** Only what has ended is replayed; what is recorded waits until it was reviewed. */
export const hasEnded = ({ runner }: Asker): boolean => runner.state.session.life.all.phase === 'ended'

/** The links that somebody came by, and whether any of them mattered. */
class Links {
  used = false
  constructor(private readonly comer: Comer) {}

  opens(linked: Linked): boolean {
    const opens = this.comer.cameBy(linked)
    this.used ||= opens
    return opens
  }
}
