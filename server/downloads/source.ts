import { createHash } from 'node:crypto'
import { session } from '@/domain/session'
import type { Database } from '@/prisma/client'
import { DOMAIN_VERSION } from '@/server/domain-version'

/** Raised when files are made another way. */
const MADE_THIS_WAY = 2

/** Types of events by which something that was said must not be told any more, or may be again. */
const TAKING_BACK = session.eventTypes.filter((type) => {
  const spec = session.registry.eventSpec(type)!
  return spec.forgets.length > 0 || (spec.withholds && !spec.says)
})

/** Of what a file of a recording would be made now. One that was made of something else is out of date. */
export type SourceOf = (kind: string) => string

const SHOWN = {
  ...{ id: true, sessionId: true, title: true, cuts: true, chapters: true },
  session: { select: { title: true, conference: { select: { title: true, timeZone: true } } } },
  captions: { select: { language: true, updatedAt: true }, orderBy: { language: 'asc' } },
} as const

/** Where the log of a session was, and where in it something was taken back last. */
interface Looked {
  readonly head: number
  readonly epoch: number
  readonly takenBack: number | null
}

/** Knows of what files are made. Logs are read again only when something has come since. */
export class Sources {
  readonly #looked = new Map<string, Looked>()

  constructor(private readonly db: Database) {}

  /** By recording; those that are not there any more are left out. */
  async of(recordingIds: readonly string[]): Promise<ReadonlyMap<string, SourceOf>> {
    if (recordingIds.length === 0) return new Map()
    const rows = await this.db.recording.findMany({ where: { id: { in: [...recordingIds] } }, select: SHOWN })
    const marks = await this.#marks([...new Set(rows.map(({ sessionId }) => sessionId))])
    return new Map(
      rows.map(({ id, sessionId, captions, ...shown }) => {
        const mark = marks.get(sessionId) ?? [null, null]
        // What was asked may be the title of a chapter.
        const source: SourceOf = (kind) =>
          digest([MADE_THIS_WAY, shown, mark, kind === 'package' ? [captions, DOMAIN_VERSION] : []])
        return [id, source] as const
      }),
    )
  }

  /** Where in each log something was taken back last. The head is read first, so that what comes between is seen again. */
  async #marks(sessionIds: readonly string[]): Promise<ReadonlyMap<string, readonly [number | null, number]>> {
    const heads = await this.db.logHead.findMany({ where: { sessionId: { in: [...sessionIds] } } })
    const changed = heads.filter(({ sessionId, head, epoch }) => {
      const looked = this.#looked.get(sessionId)
      return looked?.head !== head || looked.epoch !== epoch
    })
    const found = changed.length === 0 ? [] : await this.#takenBack(changed.map(({ sessionId }) => sessionId))
    const last = new Map(found.map(({ sessionId, _max }) => [sessionId, _max.seq]))
    for (const { sessionId, head, epoch } of changed)
      this.#looked.set(sessionId, { head, epoch, takenBack: last.get(sessionId) ?? null })
    return new Map(
      heads.map(({ sessionId, epoch }) => [sessionId, [this.#looked.get(sessionId)!.takenBack, epoch] as const]),
    )
  }

  #takenBack = (sessionIds: string[]) =>
    this.db.logEvent.groupBy({
      by: ['sessionId'],
      where: { sessionId: { in: sessionIds }, type: { in: TAKING_BACK } },
      _max: { seq: true },
    })
}

const digest = (made: unknown) => createHash('sha256').update(JSON.stringify(made)).digest('base64url')
