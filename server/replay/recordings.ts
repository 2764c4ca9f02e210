import { readCuts } from '@/domain/recording/edited'
import { type BytesAnHour, bytesAnHour } from '@/domain/recording/renditions'
import { joined, kept, missing, type Span, type Stretch, takenBy, timelineOf } from '@/domain/recording/timeline'
import type { Database } from '@/prisma/client'
import { placedSegments } from '@/prisma/recording-files'
import type { RecordedSession, RecordingRow } from './recorded-sessions'

/** When what was recorded is played. */
export interface Played {
  /** Of the whole recording, and of what is left after cuts. */
  readonly whole: readonly Span[]
  readonly left: readonly Span[]
  /** What is not played between its beginning and its end: pauses, gaps and cuts. */
  readonly missing: readonly Stretch[]
  /** What the cuts take away, in log time. */
  readonly taken: readonly Stretch[]
  /** Of what is left. */
  readonly bytesAnHour: BytesAnHour
}

const GOOD_FOR = 10_000
const MOST_KNOWN = 100

/** How recordings lie in the time of their logs. An hour has two thousand segments, so what was found is good for a while. */
export class Recordings {
  readonly #known = new Map<string, { readonly played: Promise<Played>; readonly until: number }>()

  constructor(private readonly db: Database) {}

  played(row: RecordingRow): Promise<Played> {
    const key = `${row.id} ${row.state} ${JSON.stringify(row.cuts)}`
    const known = this.#known.get(key)
    if (known && known.until > performance.now()) return known.played
    const played = this.#look(row)
    this.#known.delete(key)
    this.#known.set(key, { played, until: performance.now() + GOOD_FOR })
    if (this.#known.size > MOST_KNOWN) this.#known.delete(this.#known.keys().next().value!)
    played.catch(() => this.#known.delete(key))
    return played
  }

  /** What was cut out of any recording of a session, also of those that are deleted, in log time: told by none of its replays. */
  async taken(session: RecordedSession): Promise<readonly Stretch[]> {
    const cut = session.recordings.filter((row) => readCuts(row.cuts).length > 0)
    const taken = (await Promise.all(cut.map((row) => this.played(row)))).flatMap((played) => played.taken)
    return joined([...readCuts(session.cuts), ...taken])
  }

  async #look(row: RecordingRow): Promise<Played> {
    const cuts = readCuts(row.cuts)
    const segments = await placedSegments(this.db, row.id)
    const left = kept(segments, cuts)
    return {
      whole: timelineOf(segments),
      left: timelineOf(left),
      missing: missing(left),
      taken: takenBy(segments, cuts),
      bytesAnHour: bytesAnHour(left),
    }
  }
}
