import type { Logger } from 'pino'
import type { Database } from '@/prisma/client'
import type { SessionRunner } from '@/server/sessions/session-runner'
import { SessionWorkbooks } from './session-workbooks'

/** Looks after the workbooks of all sessions that are open in this process. */
export class Workbooks {
  readonly #sessions = new Map<string, SessionWorkbooks>()

  constructor(
    private readonly db: Database,
    private readonly logger: Logger,
  ) {}

  follow(runner: SessionRunner) {
    this.#sessions.set(runner.id, new SessionWorkbooks(runner, this.db, this.logger))
  }

  /** The session is no longer open here. */
  forget(sessionId: string) {
    void this.#sessions.get(sessionId)?.stop()
    this.#sessions.delete(sessionId)
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#sessions.values()].map((session) => session.stop()))
  }
}
