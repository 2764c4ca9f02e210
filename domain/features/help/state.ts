import type { ParticipantId } from '../../protocol/standing'

/** `help`: somebody should come. `time`: the group needs longer. `message`: the moderators should know. */
export const REASONS = ['help', 'time', 'message'] as const
export type Reason = (typeof REASONS)[number]

export interface HelpRequest {
  readonly requestId: string
  readonly reason: Reason
  readonly text: string | null
  readonly participantId: ParticipantId
  readonly at: number
  /** The moderator who looks after it; the room sees that somebody comes. */
  readonly takenBy: ParticipantId | null
}

export interface HelpLayers {
  readonly all: { readonly requests: readonly HelpRequest[] }
  readonly staff: null
  readonly own: null
  readonly server: null
}
export const initial: HelpLayers = { all: { requests: [] }, staff: null, own: null, server: null }

export const MOST_REQUESTS = 10

export const findRequest = ({ all }: { readonly all: HelpLayers['all'] }, requestId: string) =>
  all.requests.find((request) => request.requestId === requestId)
