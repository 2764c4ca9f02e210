import { defineFeature } from '../../protocol/feature'
import { commands } from './commands'
import { decide } from './decide'
import { events } from './events'
import { policy } from './policy'
import { reduce } from './reduce'
import { initial } from './state'
import { tick } from './tick'

/** The groups' workbooks as cards in the plenary. */
export const harvest = defineFeature({
  initial,
  events,
  commands,
  policy,
  decide,
  reduce,
  tick,
  refusals: [
    'harvest/no-such-card',
    'harvest/too-late',
    'harvest/read-already',
    'harvest/other-cards',
    'harvest/nothing-shown',
    'harvest/no-such-comment',
    'harvest/not-yours',
  ],
  history: {
    item: 'harvest.commented',
    trims: ['harvest.trimmed'],
    join: (older, newer) => ({ ...newer, comments: [...older.comments, ...newer.comments] }),
  },
})
export {
  type Card,
  type CardContent,
  COMMENTS,
  type Comment,
  type Face,
  type HarvestLayers,
  isUnread,
  MOST_WITH_CARD,
} from './state'
