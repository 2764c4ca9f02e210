import type { ParticipantId } from '../../protocol/standing'

/** What moderators said in writing to a room, latest last, a few of them. */
export interface AnnouncementLayers {
  readonly all: {
    readonly latest: readonly {
      readonly announcementId: string
      readonly participantId: ParticipantId
      readonly text: string
      readonly at: number
    }[]
  }
  readonly staff: null
  readonly own: null
  readonly server: null
}
export const initial: AnnouncementLayers = { all: { latest: [] }, staff: null, own: null, server: null }

export const MOST_KEPT = 3
