import { type Decide, happened, refused } from '../../protocol/feature'
import type { HelpCommand } from './commands'
import type { HelpEvent } from './events'
import { findRequest, type HelpLayers, MOST_REQUESTS } from './state'

export const decide: Decide<HelpLayers, HelpCommand, HelpEvent> = {
  'help.ask': ({ data: { reason, text } }, { all }, { actor, newId }) => {
    if (reason === 'message' && text === null) return refused('help/no-text')
    const isAsked = all.requests.some((request) => request.reason === reason)
    if (reason !== 'message' && isAsked) return refused('help/already-asked')
    if (all.requests.length >= MOST_REQUESTS) return refused('help/too-many', { most: MOST_REQUESTS })
    return happened({ type: 'help.asked', data: { requestId: newId(), reason, text, participantId: actor.id } })
  },

  'help.take': ({ data: { requestId } }, state, { actor }) => {
    const request = findRequest(state, requestId)
    if (!request) return refused('help/no-such-request')
    if (request.takenBy === actor.id) return refused('help/already-taken')
    return happened({ type: 'help.taken', data: { requestId, participantId: actor.id } })
  },

  'help.finish': ({ data }, state) =>
    findRequest(state, data.requestId) ? happened({ type: 'help.finished', data }) : refused('help/no-such-request'),
}
