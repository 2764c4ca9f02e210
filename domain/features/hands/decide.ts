import { type Decide, happened, refused } from '../../protocol/feature'
import type { HandCommand } from './commands'
import type { HandEvent } from './events'
import { type HandsLayers, isRaised } from './state'

const LONGEST_QUEUE = 100

export const decide: Decide<HandsLayers, HandCommand, HandEvent> = {
  'hand.raise': (_command, state, { actor }) => {
    if (isRaised(state, actor.id)) return refused('hands/already-raised')
    if (state.all.queue.length >= LONGEST_QUEUE) return refused('hands/queue-full', { most: LONGEST_QUEUE })
    return happened({ type: 'hand.raised', data: { participantId: actor.id } })
  },

  'hand.lower': ({ data }, state) =>
    isRaised(state, data.participantId) ? happened({ type: 'hand.lowered', data }) : refused('hands/not-raised'),

  'hand.give-floor': ({ data }, state) =>
    isRaised(state, data.participantId) ? happened({ type: 'hand.floor-given', data }) : refused('hands/not-raised'),

  'hand.lower-all': (_command, { all }) =>
    all.queue.length > 0 ? happened({ type: 'hand.all-lowered', data: {} }) : refused('hands/none-raised'),
}
