import type { ParticipantId } from '@/domain/protocol/standing'
import type { Watcher } from '@/domain/recording/audience'
import type { Linked } from '@/prisma/watch-links'
import type { SessionRunner } from '@/server/sessions/session-runner'
import type { RecordedSession } from './recorded-sessions'

/** Somebody who wants to watch something of a session. */
export interface Asker {
  readonly recorded: RecordedSession
  readonly runner: SessionRunner
  readonly as: Watcher['as']
  /** Null for a stranger. */
  readonly participantId: ParticipantId | null
  /** Whether they came by the link of a recording, or of the stream. */
  readonly cameBy: (linked: Linked) => boolean
}
