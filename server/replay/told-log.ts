import { mentionsIn } from '@/domain/protocol/mentions'
import type { Cards } from '@/domain/protocol/messages'
import { MAIN } from '@/domain/protocol/standing'
import { type Held, outside } from '@/domain/recording/held'
import { type Perspective, told } from '@/domain/recording/perspective'
import { type Hidden, shown } from '@/domain/recording/shown'
import { joined, type Stretch } from '@/domain/recording/timeline'
import type { ReplayPage } from '@/domain/recording/watching'
import { session } from '@/domain/session'
import type { Database } from '@/prisma/client'
import { Directory } from '@/server/gateway/directory'
import type { LogRow } from '@/server/log/event-log'
import { eventsIn } from '@/server/log/readable'
import { HiddenSubjects } from './hidden-subjects'
import { StoredLog } from './stored-log'

const PAGE = 2_000

/** Which log is told, from where it is watched, and what of it must not be told. */
export interface Telling {
  readonly sessionId: string
  readonly perspective: Perspective
  /** What was cut out, rounded to what is not played; milliseconds since 1970. */
  readonly cuts: readonly Stretch[]
  /** The recording that it goes with; null for the whole session. */
  readonly held: Held | null
}

const saying: ReadonlySet<string> = new Set(session.saying)

/** Logs as replays tell them: cut for whoever watches (S12), without what was cut out, is withheld, or was not recorded. */
export class ToldLog {
  readonly stored: StoredLog
  readonly #subjects: HiddenSubjects

  constructor(private readonly db: Database) {
    this.stored = new StoredLog(db)
    this.#subjects = new HiddenSubjects(this.stored)
  }

  async page(telling: Telling, after: number, limit = PAGE): Promise<ReplayPage> {
    const { sessionId, perspective, held } = telling
    const { viewer } = perspective
    const { head: whole } = await this.stored.head(sessionId)
    // Whoever was told further already, by another process perhaps, is not told again.
    const head = Math.max(after, Math.min(whole, held?.upTo ?? Number.POSITIVE_INFINITY))
    const rooms = [MAIN, ...viewer.seats.map(({ room }) => room)]
    const rows = await this.stored.rows(sessionId, rooms, { after, upTo: head, limit })
    // What is withheld is asked for after the rows were read, or one of them might be withheld meanwhile.
    const left = shown(rows, await this.#hidden(telling), (type) => saying.has(type))
    const understood = eventsIn(left as unknown as LogRow[])
    const events = understood.map((event) => told(event, perspective)).filter((event) => event !== null)
    // What this build cannot read ends the replay there.
    const isWhole = understood.length === left.length
    const to = isWhole && rows.length === limit ? rows.at(-1)!.seq : head
    return { viewer, events, cards: await this.cards(sessionId, events), to, head }
  }

  /** The names of all whom these mention. */
  async cards(sessionId: string, mentioning: readonly unknown[]): Promise<Cards> {
    const mentioned = mentionsIn(JSON.stringify(mentioning))
    const directory = new Directory(sessionId, this.db)
    await directory.load([...mentioned])
    return directory.cards(mentioned)
  }

  async #hidden({ sessionId, cuts, held }: Telling): Promise<Hidden> {
    const hidden = joined([...cuts, ...(held ? outside(held.stretches) : [])])
    return { cuts: hidden, subjects: await this.#subjects.of(sessionId, hidden) }
  }
}
