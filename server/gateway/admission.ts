import type { IncomingMessage } from 'node:http'
import { parse as parseCookies } from 'cookie'
import type { Card } from '@/domain/protocol/messages'
import { MAIN, type ParticipantId, type Role, SYSTEM_ID } from '@/domain/protocol/standing'
import { type SessionCommand, session } from '@/domain/session'
import { findAccess, isSealed, seatCookie } from '@/prisma/access'
import type { Database } from '@/prisma/client'
import { participantFor } from '@/prisma/participants'
import { newParticipantId, ownCommandId } from '@/server/sessions/ids'
import type { SessionRunner } from '@/server/sessions/session-runner'
import type { Sessions } from '@/server/sessions/sessions'

interface Bearer {
  readonly participantId: ParticipantId
  readonly role: Role
  readonly card: Card
  /** Their access is to this session alone. */
  readonly isInvitedHere: boolean
}

/** Somebody whose access was checked; not yet in the session. */
export interface Known extends Bearer {
  readonly seat: string
  readonly runner: SessionRunner
}

/** Why somebody does not get in. Unknown session, foreign session and missing access are one answer. */
export class NotAdmitted extends Error {
  override name = 'NotAdmitted'
  constructor(readonly code: string = 'not-admitted') {
    super(code)
  }
}

const KEPT_FOR = 60_000
const REMOVED = 'people/removed'

/**
 * Who comes in: by the cookie of an access and the seat that names it. Accesses are remembered for a minute;
 * revocations come with a poll, so they count within a second.
 */
export class Admission {
  readonly #known = new Map<string, { readonly bearer: Promise<Bearer>; readonly until: number }>()
  #revokedSince: Date | null = null

  constructor(
    private readonly db: Database,
    private readonly sessions: Sessions,
    private readonly key: string,
  ) {}

  /**
   * Checks cookie and seat for a session.
   * @throws NotAdmitted
   */
  async recognise(request: IncomingMessage, sessionId: string, seat: string): Promise<Known> {
    const seal = parseCookies(request.headers.cookie ?? '')[seatCookie(seat)]
    if (!isSealed(this.key, seat, seal)) throw new NotAdmitted()
    const bearer = await this.#bearer(sessionId, seat)
    const known = { ...bearer, seat, runner: await this.sessions.get(sessionId) }
    // The access is withdrawn a moment later; the log knows already.
    if (this.mayEnter(known) === REMOVED) throw new NotAdmitted(REMOVED)
    return known
  }

  /** Why this person may not enter now, or null; decided as entering itself would be. */
  mayEnter({ participantId, role, runner }: Known): string | null {
    if (runner.unreadable) return 'newer-version'
    const actor = session.standing(runner.state, SYSTEM_ID)!
    const context = { actor, room: MAIN, now: 0, newId: () => '' }
    const decision = session.decide(enter(participantId, role), runner.state, context)
    return 'refused' in decision && decision.refused !== 'people/already-here' ? decision.refused : null
  }

  /**
   * Lets somebody into the session. It happens once; later it only confirms.
   * @throws NotAdmitted with the reason
   */
  async admit(known: Known): Promise<void> {
    const { participantId, runner } = known
    if (session.standing(runner.state, participantId)) return
    // The desk may have changed it since it was remembered.
    const { role } = await this.#participant(participantId)
    const ask = { id: ownCommandId(), by: SYSTEM_ID, room: MAIN, command: enter(participantId, role) }
    const ack = await runner.execute(ask)
    if (!ack.ok && ack.code !== 'people/already-here') throw new NotAdmitted(ack.code)
  }

  /** Seats that were revoked since the last call; they are no longer remembered. */
  async revoked(): Promise<string[]> {
    if (this.#revokedSince === null) {
      const [row] = await this.db.$queryRaw<{ now: Date }[]>`select clock_timestamp() as now`
      this.#revokedSince = row!.now
      return []
    }
    for (const [key, { until }] of this.#known) if (until <= performance.now()) this.#known.delete(key)
    // A transaction may commit a little after the time that it wrote.
    const since = new Date(this.#revokedSince.getTime() - 5_000)
    const rows = await this.db.access.findMany({
      where: { revokedAt: { gt: since } },
      select: { id: true, revokedAt: true },
    })
    for (const { id, revokedAt } of rows) {
      if (revokedAt && revokedAt > this.#revokedSince) this.#revokedSince = revokedAt
      for (const key of this.#known.keys()) if (key.endsWith(` ${id}`)) this.#known.delete(key)
    }
    return rows.map(({ id }) => id)
  }

  async #participant(id: ParticipantId): Promise<{ readonly role: Role }> {
    const participant = await this.db.participant.findUnique({ where: { id }, select: { role: true } })
    if (!participant) throw new NotAdmitted()
    return { role: participant.role as Role }
  }

  #bearer(sessionId: string, seat: string): Promise<Bearer> {
    const key = `${sessionId} ${seat}`
    const cached = this.#known.get(key)
    if (cached && cached.until > performance.now()) return cached.bearer
    const bearer = this.#look(sessionId, seat)
    this.#known.set(key, { bearer, until: performance.now() + KEPT_FOR })
    bearer.catch(() => this.#known.delete(key))
    return bearer
  }

  async #look(sessionId: string, seat: string): Promise<Bearer> {
    const access = await findAccess(this.db, seat)
    const participant = access && (await participantFor(this.db, access, sessionId, newParticipantId))
    if (!participant) throw new NotAdmitted()
    const { id, name, organisation, partnership, muted } = participant
    const role = participant.role as Role
    const isInvitedHere = access.sessionId !== null
    return { participantId: id, role, card: { name, organisation, partnership, role, muted }, isInvitedHere }
  }
}

const enter = (participantId: ParticipantId, role: Role): SessionCommand => ({
  type: 'person.enter',
  data: { participantId, role },
})
