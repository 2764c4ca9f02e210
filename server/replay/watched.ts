import type { Logger } from 'pino'
import * as z from 'zod/mini'
import type { Database } from '@/prisma/client'

const LONGEST = 24 * 60
const MOST_AT_ONCE = 10
const WRITE_EVERY = 5_000

export const watchedReport = z.strictObject({
  session: z.string().check(z.maxLength(64)),
  seat: z.optional(z.string().check(z.maxLength(64))),
  recording: z.string().check(z.maxLength(64)),
  /** Minutes of the recording that were looked at; each once for each visit. */
  minutes: z.array(z.int().check(z.minimum(0), z.maximum(LONGEST))).check(z.minLength(1), z.maxLength(MOST_AT_ONCE)),
  live: z.boolean(),
})
export type WatchedReport = z.output<typeof watchedReport>

/** Counts which minutes of recordings are looked at, live or later. It knows numbers, and nobody. */
export class Watched {
  readonly #counts = new Map<string, number>()
  readonly #timer: NodeJS.Timeout

  constructor(
    private readonly db: Database,
    private readonly logger: Logger,
  ) {
    this.#timer = setInterval(() => void this.write(), WRITE_EVERY)
  }

  count({ recording, minutes, live }: Pick<WatchedReport, 'recording' | 'minutes' | 'live'>) {
    for (const minute of new Set(minutes)) {
      const key = JSON.stringify([recording, minute, live])
      this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1)
    }
  }

  /** Adds what was counted to what is stored. What cannot be written now is lost: these are only numbers. */
  async write(): Promise<void> {
    const counted = [...this.#counts].map(
      ([key, count]) => [...(JSON.parse(key) as [string, number, boolean]), count] as const,
    )
    this.#counts.clear()
    if (counted.length === 0) return
    const [recordings, minutes, lives, counts] = [0, 1, 2, 3].map((i) => counted.map((each) => each[i]))
    await this.db.$executeRaw`
      insert into "RecordingWatched" ("recordingId", minute, live, count)
      select c.recording, c.minute, c.live, c.count
      from unnest(${recordings}::text[], ${minutes}::int[], ${lives}::boolean[], ${counts}::int[])
        as c(recording, minute, live, count)
      where exists (select from "Recording" where id = c.recording)
      on conflict ("recordingId", minute, live) do update set count = "RecordingWatched".count + excluded.count`.catch(
      (error) => this.logger.warn({ err: error }, 'what was watched could not be counted'),
    )
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await this.write()
  }
}
