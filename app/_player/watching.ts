import { ask, type Query } from '@/app/_session/live-http'
import type { RecordingsPage, ReplayPage } from '@/domain/recording/watching'

/** Who asks, for which session: in a seat, or without one. */
export interface Who {
  readonly sessionId: string
  readonly seat: string | null
}

const by = ({ sessionId, seat }: Who): Query => ({ session: sessionId, seat })

/** What there is to watch. @throws Refused */
export const whatThereIs = (who: Who): Promise<RecordingsPage> => ask('recordings', by(who))

/** What of a session is told: with a recording or without, from the plenary or a room. */
export interface Telling {
  readonly recording?: string | undefined
  readonly room?: string | undefined
}

/** A stretch of the log after a seq. @throws Refused */
export const logAfter = (who: Who, { recording, room }: Telling, after: number): Promise<ReplayPage> =>
  ask('replay', { ...by(who), recording, room, after })

/** All of it, page after page. @throws Refused */
export async function wholeLog(who: Who, telling: Telling): Promise<ReplayPage[]> {
  const pages: ReplayPage[] = []
  for (let after = 0; ; ) {
    const page = await logAfter(who, telling, after)
    pages.push(page)
    if (page.to >= page.head) return pages
    after = page.to
  }
}
