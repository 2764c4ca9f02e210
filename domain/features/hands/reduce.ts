import type { Reduce } from '../../protocol/feature'
import type { HandEvent } from './events'
import type { HandsLayers } from './state'

type Queue = HandsLayers['all']

const without = ({ queue }: Queue, participantId: string): Queue => ({
  queue: queue.filter((hand) => hand.participantId !== participantId),
})

export const reduce: Reduce<HandsLayers, HandEvent> = {
  all: {
    'hand.raised': (hands, { at, data: { participantId } }) => ({
      queue: [...without(hands, participantId).queue, { participantId, raisedAt: at }],
    }),
    'hand.lowered': (hands, { data }) => without(hands, data.participantId),
    'hand.floor-given': (hands, { data }) => without(hands, data.participantId),
    'hand.all-lowered': () => ({ queue: [] }),
  },
}
