import type { Database } from '../../prisma/client'
import { placedSegments, writeLivePlaylists } from '../../prisma/recording-files'
import { makeRun } from './recorded'

const LOOK_EVERY = 500
/** So long after its last picture, a segment is there. */
const DELAY = 700

interface Streamed {
  readonly sessionId: string
  readonly recordingId: string
  /** When its first picture was drawn, milliseconds since 1970; some of it may lie in the past. */
  readonly at: number
  /** Until it ends by itself. */
  readonly seconds: number
  /** With a small one and its sound beside each segment. */
  readonly renditions?: boolean
}

/** A recorder that streams what says itself which frame it is, piece by piece as time goes. */
export class StreamedSession {
  #shown = 0
  #timer: NodeJS.Timeout | null = null
  #writing: Promise<void> = Promise.resolve()

  private constructor(
    private readonly db: Database,
    private readonly dataDir: string,
    private readonly streamed: Streamed,
    private readonly made: Awaited<ReturnType<typeof makeRun>>,
  ) {}

  static async start(db: Database, dataDir: string, streamed: Streamed): Promise<StreamedSession> {
    const { sessionId, recordingId: id, at, seconds, renditions = false } = streamed
    // No recorder of the product takes over what is heard of.
    const heard = { recorder: 'tests', heardAt: new Date(Date.now() + 3_600_000) }
    const row = { sessionId, state: 'live', records: false, streams: true, startedAt: new Date(at), ...heard }
    await db.recording.upsert({ where: { id }, create: { id, ...row }, update: row })
    const made = await makeRun(dataDir, id, 1, { at, seconds, renditions })
    const session = new StreamedSession(db, dataDir, streamed, made)
    await db.recordingAnchor.createMany({ data: [...made.anchors] })
    session.#look()
    await session.#writing
    session.#timer = setInterval(() => session.#look(), LOOK_EVERY)
    return session
  }

  async stop(): Promise<void> {
    this.hold()
    await this.#writing
    const { recordingId } = this.streamed
    await writeLivePlaylists(this.dataDir, recordingId, await placedSegments(this.db, recordingId), { ended: true })
    await this.db.recording.update({ where: { id: recordingId }, data: { state: 'ready', stoppedAt: new Date() } })
  }

  /** Delivers nothing more. */
  hold() {
    if (this.#timer) clearInterval(this.#timer)
  }

  #look() {
    this.#writing = this.#writing.then(async () => {
      const past = (Date.now() - DELAY - this.streamed.at) / 1_000
      const end = this.made.segments.filter(({ position, duration }) => position + duration <= past).length
      if (end === this.#shown) return
      await this.db.recordingSegment.createMany({ data: this.made.segments.slice(this.#shown, end) })
      this.#shown = end
      const { recordingId } = this.streamed
      await writeLivePlaylists(this.dataDir, recordingId, await placedSegments(this.db, recordingId), { ended: false })
    })
  }
}
