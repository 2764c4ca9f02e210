import type { Reduce } from '../../protocol/feature'
import type { HelpEvent } from './events'
import { type HelpLayers, MOST_REQUESTS } from './state'

export const reduce: Reduce<HelpLayers, HelpEvent> = {
  all: {
    'help.asked': ({ requests }, { at, data }) => ({
      requests: [...requests, { ...data, at, takenBy: null }].slice(-MOST_REQUESTS),
    }),
    'help.taken': ({ requests }, { data: { requestId, participantId } }) => ({
      requests: requests.map((each) => (each.requestId === requestId ? { ...each, takenBy: participantId } : each)),
    }),
    'help.finished': ({ requests }, { data }) => ({
      requests: requests.filter(({ requestId }) => requestId !== data.requestId),
    }),
  },
}
