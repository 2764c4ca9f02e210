import { join } from 'node:path'
import type { Logger } from 'pino'
import type { Database } from '@/prisma/client'
import { Downloads } from '@/server/downloads/downloads'
import type { Sessions } from '@/server/sessions/sessions'
import { Keeping } from './keeping'

export interface Surroundings {
  readonly db: Database
  readonly dataDir: string
  readonly sessions: Sessions
  readonly logger: Logger
}

/** Starts all that is done with recordings that are over. Answers how to stop it. */
export function lookAfterRecordings({ db, dataDir, sessions, logger }: Surroundings): () => Promise<void> {
  const keeping = new Keeping(db, dataDir, logger)
  const downloads = new Downloads({
    db,
    dataDir,
    viewerDir: join(process.cwd(), 'dist', 'offline'),
    stateOf: async (sessionId) => (await sessions.get(sessionId)).state,
    logger,
  })
  keeping.start()
  downloads.start()
  return async () => {
    await keeping.stop()
    await downloads.stop()
  }
}
