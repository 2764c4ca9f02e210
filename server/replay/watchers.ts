import type { IncomingMessage } from 'node:http'
import { parse as parseCookies } from 'cookie'
import { session } from '@/domain/session'
import { type Linked, opensWatch, watchCookie } from '@/prisma/watch-links'
import { type Admission, NotAdmitted } from '@/server/gateway/admission'
import type { Sessions } from '@/server/sessions/sessions'
import type { Asker } from './asker'
import type { RecordedSessions } from './recorded-sessions'
import { isAnythingFor } from './watchable'

const isStaffRole = (role: string) => role === 'organiser' || role === 'moderator'

/** Who asks: by the seat that is named, by the links that somebody came by, or a stranger. */
export class Watchers {
  constructor(
    private readonly recordedSessions: RecordedSessions,
    private readonly sessions: Sessions,
    private readonly admission: Admission,
    private readonly key: string,
  ) {}

  /**
   * @throws NotAdmitted for a seat that does not count, for a session that does not exist, and for a stranger to whom a
   * session is nothing, alike
   */
  async of(request: IncomingMessage, sessionId: string, seat: string | undefined): Promise<Asker> {
    const recorded = await this.recordedSessions.get(sessionId)
    if (!recorded) throw new NotAdmitted()
    const cookies = parseCookies(request.headers.cookie ?? '')
    const cameBy = (linked: Linked) => opensWatch(this.key, linked, cookies[watchCookie(linked.id)], Date.now())
    if (seat === undefined) {
      // Whoever may see nothing moves nothing: opening a session is work.
      if (!isAnythingFor({ recorded, as: 'stranger', cameBy })) throw new NotAdmitted()
      const runner = await this.sessions.get(sessionId)
      return { recorded, runner, as: 'stranger', participantId: null, cameBy }
    }
    const { runner, participantId, role, isInvitedHere } = await this.admission.recognise(request, sessionId, seat)
    // Who somebody is now says the fold; whoever never was in is who their access says.
    const standing = session.standing(runner.state, participantId)
    const isStaff = standing?.may.moderate ?? isStaffRole(role)
    const as = isStaff ? 'staff' : standing || isInvitedHere ? 'participant' : 'member'
    return { recorded, runner, as, participantId, cameBy }
  }
}
