import type { Database } from '@/prisma/client'
import type { SessionRunner } from '@/server/sessions/session-runner'
import { captionsIn, cardsIn, saidIn } from './indexed'
import { type Index, Indexes } from './indexes'
import type { RecordingRow } from './recorded-sessions'
import type { Recordings } from './recordings'
import type { Telling, ToldLog } from './told-log'

/** What is looked through for somebody, each from what is kept of it, or read anew. */
export class Finder {
  readonly #indexes = new Indexes()

  constructor(
    private readonly db: Database,
    private readonly log: Pick<ToldLog, 'page' | 'stored'>,
    private readonly recordings: Recordings,
  ) {}

  /** What was said and written in a session, as these tell it. */
  async said(sessionId: string, tellings: readonly Telling[]): Promise<readonly Index[]> {
    const { head, epoch } = await this.log.stored.head(sessionId)
    return Promise.all(
      tellings.map((telling) => {
        // A stream that runs is the same a second later, only told further.
        const told = { ...telling, held: telling.held?.stretches ?? null }
        // The whole log counts, however far it is told: what is said in it may be withheld at any time.
        return this.#indexes.get(JSON.stringify(['said', epoch, told]), head, () => saidIn(this.log, telling))
      }),
    )
  }

  /** What stands on the cards of a session. */
  cards(runner: SessionRunner): Promise<Index> {
    return this.#indexes.get(JSON.stringify(['cards', runner.id]), null, () => cardsIn(this.db, runner))
  }

  /** What the captions of a recording say, in all their languages. */
  async captions(row: RecordingRow): Promise<readonly Index[]> {
    const where = { recordingId: row.id }
    const texts = await this.db.recordingCaption.findMany({ where, select: { language: true, updatedAt: true } })
    return Promise.all(
      texts.map(({ language, updatedAt }) =>
        this.#indexes.get(JSON.stringify(['captions', row.id, language, updatedAt, row.cuts]), 0, async () => {
          const text = await this.db.recordingCaption.findFirst({ where: { ...where, language } })
          return captionsIn(text?.text ?? '', await this.recordings.played(row))
        }),
      ),
    )
  }
}
