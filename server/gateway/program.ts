import { MAIN, type Viewer } from '@/domain/protocol/standing'
import { runningRecording, type SessionState } from '@/domain/session'
import { recordingOfKey } from '@/prisma/program-key'
import type { Clock } from '@/server/sessions/clock'
import type { SessionRunner } from '@/server/sessions/session-runner'
import type { Sessions } from '@/server/sessions/sessions'
import { NotAdmitted } from './admission'
import { NOBODY } from './connection'

/** The program of a recording, as it was let in. */
export interface KnownProgram {
  readonly runner: SessionRunner
  readonly recordingId: string
  /** What it sees as long as the recording runs: the plenary, as everybody does. */
  readonly viewerIn: (state: SessionState) => Viewer | undefined
}

const PUBLIC: Viewer = { id: NOBODY, staff: false, seats: [{ room: MAIN, staff: false }] }

/** Lets the programs of recordings in: by a key that the recorder made, as long as its recording runs. */
export class ProgramDoor {
  constructor(
    private readonly sessions: Pick<Sessions, 'get'>,
    private readonly clock: Pick<Clock, 'now'>,
    private readonly secret: string,
  ) {}

  /** @throws NotAdmitted */
  async recognise(sessionId: string, key: string): Promise<KnownProgram> {
    const recordingId = recordingOfKey(this.secret, sessionId, key, this.clock.now())
    if (recordingId === null) throw new NotAdmitted()
    const runner = await this.sessions.get(sessionId)
    const runs = (state: SessionState) => runningRecording(state)?.recordingId === recordingId
    // Another process may have heard of the start.
    if (!runs(runner.state)) await runner.catchUp()
    if (!runs(runner.state)) throw new NotAdmitted()
    return { runner, recordingId, viewerIn: (state) => (runs(state) ? PUBLIC : undefined) }
  }
}
