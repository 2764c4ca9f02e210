import type { Logger } from 'pino'
import type { Database } from '@/prisma/client'
import type { Prisma } from '@/prisma/generated/client'
import type { EventLog, LogRow } from '@/server/log/event-log'
import type { Published, SessionRunner } from '@/server/sessions/session-runner'

type Transaction = Prisma.TransactionClient
type Row = LogRow & { readonly data: unknown }

const NAME = 'directory'
const AT_ONCE = 1_000

const change = (tx: Transaction, { owner }: Row, data: Prisma.ParticipantUpdateManyMutationInput) =>
  tx.participant.updateMany({ where: { id: owner! }, data: { ...data, updatedAt: new Date() } })

/** What of the log the directory and the desk show. Everything here may be done twice. */
const follow: Readonly<Record<string, (tx: Transaction, row: Row, sessionId: string) => Promise<unknown>>> = {
  'person.role-changed': (tx, row) => change(tx, row, { role: (row.data as { role: string }).role }),
  'person.muted': (tx, row) => change(tx, row, { muted: true }),
  'person.unmuted': (tx, row) => change(tx, row, { muted: false }),
  'person.removed': async (tx, row, sessionId) => {
    await change(tx, row, { removedAt: new Date(row.at) })
    const removed = await tx.participant.findUnique({
      where: { id: row.owner! },
      select: { bearer: true, accessId: true },
    })
    if (!removed) return
    // Of somebody who is signed in all accesses to this session; what they may elsewhere is not ours.
    await tx.$executeRaw`
      update "Access" set "revokedAt" = clock_timestamp()
      from "Session" s
      where s.id = ${sessionId} and "revokedAt" is null
        and ("Access".id = ${removed.accessId} or "personId" = ${removed.bearer})
        and ("Access"."sessionId" = s.id or "Access"."conferenceId" = s."conferenceId")`
  },
  'session.opened': (tx, _row, id) => tx.session.updateMany({ where: { id }, data: { phase: 'open' } }),
  'session.went-live': (tx, { at }, id) =>
    tx.session.updateMany({ where: { id }, data: { phase: 'live', liveAt: new Date(at) } }),
  'session.ended': (tx, { at }, id) =>
    tx.session.updateMany({ where: { id }, data: { phase: 'ended', endedAt: new Date(at) } }),
  'session.reopened': async (tx, _row, id) => {
    const reopened = (phase: 'open' | 'live') => ({ phase, endedAt: null })
    await tx.session.updateMany({ where: { id, liveAt: null }, data: reopened('open') })
    await tx.session.updateMany({ where: { id, liveAt: { not: null } }, data: reopened('live') })
  },
}

/**
 * Keeps the directory (roles, mutes, removals) and the sessions' phases as the log says, and revokes the access of
 * whoever was removed. It remembers how far it came, in the same transaction, so nothing is missed or lost in a crash.
 */
export class DirectoryProjection {
  readonly #running = new Map<string, Promise<void>>()
  readonly #again = new Set<string>()

  constructor(
    private readonly db: Database,
    private readonly log: EventLog,
    private readonly logger: Logger,
  ) {}

  /** Follows a session: catches up at once, and whenever something happens that concerns it. */
  follow(runner: SessionRunner) {
    this.#request(runner.id)
    runner.subscribe(({ events, reset }: Published) => {
      if (reset || events.some(({ type }) => type in follow)) this.#request(runner.id)
    })
  }

  /** Resolves when it has followed what is in the log now, so that whoever asked sees it. */
  async settled(sessionId: string): Promise<void> {
    for (let run = this.#running.get(sessionId); run; run = this.#running.get(sessionId)) await run
  }

  async stop(): Promise<void> {
    await Promise.all(this.#running.values())
  }

  #request(sessionId: string) {
    if (this.#running.has(sessionId)) {
      this.#again.add(sessionId)
      return
    }
    const run = this.#catchUp(sessionId)
      .catch((error) => this.logger.warn({ session: sessionId, err: error }, 'the directory could not follow the log'))
      .finally(() => {
        this.#running.delete(sessionId)
        if (this.#again.delete(sessionId)) this.#request(sessionId)
      })
    this.#running.set(sessionId, run)
  }

  async #catchUp(sessionId: string) {
    while (await this.#step(sessionId));
  }

  /** True if there may be more. */
  #step(sessionId: string): Promise<boolean> {
    return this.db.$transaction(async (tx) => {
      await tx.projection.createMany({ data: { sessionId, name: NAME }, skipDuplicates: true })
      const [cursor] = await tx.$queryRaw<{ seq: number }[]>`
        select seq from "Projection" where "sessionId" = ${sessionId} and name = ${NAME} for update`
      const rows = await this.log.read(sessionId, cursor!.seq, AT_ONCE)
      for (const row of rows) if (row.data !== null) await follow[row.type]?.(tx, row, sessionId)
      if (rows.length > 0) {
        const where = { sessionId_name: { sessionId, name: NAME } }
        await tx.projection.update({ where, data: { seq: rows.at(-1)!.seq } })
      }
      return rows.length === AT_ONCE
    })
  }
}
