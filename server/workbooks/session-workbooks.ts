import type { Logger } from 'pino'
import { beginningOf, progressOf } from '@/domain/planning/workbook'
import { MAIN, type RoomId, SYSTEM_ID } from '@/domain/protocol/standing'
import { entriesOf } from '@/domain/protocol/table'
import type { SessionCommand } from '@/domain/session'
import { type CardContent, isUnread } from '@/domain/session'
import type { Database } from '@/prisma/client'
import { ownCommandId } from '@/server/sessions/ids'
import type { Published, SessionRunner } from '@/server/sessions/session-runner'
import { keepOrder, keepWorkbook } from './keep'
import { OpenWorkbook, type Slice } from './open-workbook'

/** So long after somebody wrote it is looked at. In milliseconds. */
const LOOK_AFTER = 1_500
/** When something went wrong. */
const AGAIN_AFTER = 2_000
/** So many are written into the database at once. */
const AT_ONCE = 6

const WRITTEN = new Set<string>(['workbook.prepared', 'workbook.written'])
const BROUGHT = new Set<string>(['harvest.brought', 'harvest.appended'])

/**
 * The workbooks of one session, as long as it is open here: keeps their pieces few, counts what is filled, and when a room
 * closes keeps what it wrote for good. It looks at what is, not at what it heard, so it catches up by itself; and
 * each thing that it asks for may be asked twice.
 */
export class SessionWorkbooks {
  #open = new Map<RoomId, OpenWorkbook>()
  #order: readonly RoomId[] = []
  #timer: NodeJS.Timeout | null = null
  #dueAt = Number.POSITIVE_INFINITY
  #looking: Promise<void> | null = null
  #isOver = false
  readonly #unsubscribe: () => void

  constructor(
    private readonly runner: SessionRunner,
    private readonly db: Database,
    private readonly logger: Logger,
  ) {
    this.#unsubscribe = runner.subscribe((published) => this.#heard(published))
    this.#lookIn(0)
  }

  async stop(): Promise<void> {
    this.#isOver = true
    this.#unsubscribe()
    if (this.#timer) clearTimeout(this.#timer)
    await this.#looking
  }

  #heard({ events, reset }: Published) {
    if (reset) this.#open = new Map()
    if (reset || events.some(({ type }) => BROUGHT.has(type) || type === 'harvest.arranged')) this.#lookIn(0)
    else if (events.some(({ type }) => WRITTEN.has(type))) this.#lookIn(LOOK_AFTER)
  }

  /** At the latest in so many milliseconds. */
  #lookIn(ms: number) {
    const at = performance.now() + ms
    if (this.#isOver || at >= this.#dueAt) return
    if (this.#timer) clearTimeout(this.#timer)
    this.#dueAt = at
    this.#timer = setTimeout(() => {
      this.#dueAt = Number.POSITIVE_INFINITY
      this.#looking = (this.#looking ?? Promise.resolve()).then(() => this.#look())
    }, ms)
  }

  async #look() {
    if (this.#isOver) return
    const { rooms, session } = this.runner.state
    const unread = entriesOf(session.harvest.server.contents).filter(([, content]) => isUnread(content))
    // Those whose rooms are closed first: the plenary waits for them.
    for (let i = 0; i < unread.length; i += AT_ONCE)
      await this.#try(unread.slice(i, i + AT_ONCE).map(([card, content]) => this.#keep(card, content)))
    await this.#try([this.#keepOrder()])
    await this.#try(
      Object.entries(rooms).map(([room, { workbook }]) =>
        this.#tend(room, { ...workbook.all, done: workbook.server.done }),
      ),
    )
  }

  async #try(all: readonly Promise<unknown>[]) {
    for (const outcome of await Promise.allSettled(all)) {
      if (outcome.status === 'fulfilled') continue
      this.logger.warn({ session: this.runner.id, err: outcome.reason }, 'a workbook was not kept; trying again')
      this.#lookIn(AGAIN_AFTER)
    }
  }

  async #tend(room: RoomId, slice: Slice) {
    const workbook = this.#open.get(room) ?? new OpenWorkbook()
    this.#open.set(room, workbook)
    for (const command of workbook.look(slice)) await this.#ask(command, room)
  }

  async #keep(card: RoomId, content: CardContent) {
    this.#open.delete(card)
    const position = this.#cards().indexOf(card)
    const { face, unkept, pieces } = content
    const about = { sessionId: this.runner.id, room: card, name: face.name, position }
    const kept = await keepWorkbook(this.db, { ...about, pieces, unkept })
    const upTo = pieces.at(-1)?.pieceId ?? null
    const { done } = kept ? progressOf(kept.template, kept.filled) : face
    const words = kept ? beginningOf(kept.template, kept.filled) : face.words
    const ack = await this.#ask({ type: 'harvest.finish', data: { card, upTo, done, words } })
    if (!ack.ok && ack.retry) this.#lookIn(AGAIN_AFTER)
  }

  async #keepOrder() {
    const cards = this.#cards()
    if (cards.join() === this.#order.join()) return
    await keepOrder(this.db, this.runner.id, cards)
    this.#order = cards
  }

  #cards = (): RoomId[] => this.runner.state.session.harvest.all.cards.map(({ card }) => card)

  #ask(command: SessionCommand, room: RoomId = MAIN) {
    return this.runner.execute({ id: ownCommandId(), by: SYSTEM_ID, room, command })
  }
}
