import type { Pool } from 'pg'
import { pino } from 'pino'
import { type ParticipantId, type Role, SYSTEM_ID } from '@/domain/protocol/standing'
import { session } from '@/domain/session'
import { PostgresLog } from '@/server/log/postgres-log'
import { newId, ownCommandId } from '@/server/sessions/ids'
import { SessionRunner } from '@/server/sessions/session-runner'

/** A session's runner on the real log, as `live` has it. */
export const runnerOn = (pool: Pool, sessionId: string): SessionRunner =>
  new SessionRunner(sessionId, {
    log: new PostgresLog(pool),
    now: () => Math.round(performance.timeOrigin + performance.now()),
    newId,
    hint: () => {},
    domainVersion: 'bench',
    logger: pino({ level: 'warn' }),
    pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  })

/**
 * Opens a session and lets people in, all at once.
 * @throws when somebody is refused
 */
export async function peopled(
  runner: SessionRunner,
  participants: readonly { readonly id: ParticipantId; readonly role: Role }[],
): Promise<void> {
  const people = participants.map(({ id, role }) => ['person.enter', { participantId: id, role }] as const)
  const asked = [['session.open', {}] as const, ...people].map(([type, data]) => {
    const parsed = session.parseCommand({ type, data })
    if (!parsed.ok) throw new Error(parsed.problem)
    return runner.execute({ id: ownCommandId(), by: SYSTEM_ID, room: 'main', command: parsed.command })
  })
  for (const ack of await Promise.all(asked)) if (!ack.ok) throw new Error(`nobody could be let in: ${ack.code}`)
}
