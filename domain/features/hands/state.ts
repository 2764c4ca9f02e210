/** Raised hands, oldest first: all may see them. */
export interface HandsLayers {
  readonly all: { readonly queue: readonly { readonly participantId: string; readonly raisedAt: number }[] }
  readonly staff: null
  readonly own: null
  readonly server: null
}
export const initial: HandsLayers = { all: { queue: [] }, staff: null, own: null, server: null }

export const isRaised = (hands: { readonly all: HandsLayers['all'] }, participantId: string) =>
  hands.all.queue.some((hand) => hand.participantId === participantId)
