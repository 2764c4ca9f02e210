import { progressOf } from '../../planning/workbook'
import { type Decide, happened, refused } from '../../protocol/feature'
import { getFrom } from '../../protocol/table'
import type { HarvestCommand } from './commands'
import type { HarvestEvent } from './events'
import { type HarvestLayers, hasCard, MOST_ON_STAGE } from './state'

const MINUTE = 60_000
const NO_SUCH_CARD = 'harvest/no-such-card'

export const decide: Decide<HarvestLayers, HarvestCommand, HarvestEvent> = {
  'harvest.finish': ({ data: { card, filled } }, { server }) => {
    const content = getFrom(server.contents, card)
    if (!content) return refused(NO_SUCH_CARD)
    return happened<HarvestEvent>(
      { type: 'harvest.kept', data: { card, filled } },
      { type: 'harvest.finished', data: { card, ...progressOf(content.template, filled) } },
    )
  },

  'harvest.arrange': ({ data }, state) =>
    new Set(data.cards).size === state.all.cards.length &&
    data.cards.length === state.all.cards.length &&
    data.cards.every((card) => hasCard(state, card))
      ? happened<HarvestEvent>({ type: 'harvest.arranged', data })
      : refused('harvest/other-cards'),

  'harvest.present': ({ data: { card, minutes } }, state, { now }) => {
    if (!hasCard(state, card)) return refused(NO_SUCH_CARD)
    const endsAt = minutes === null ? null : now + minutes * MINUTE
    const people = (getFrom(state.server.contents, card)?.people ?? []).slice(0, MOST_ON_STAGE)
    return happened<HarvestEvent>({ type: 'harvest.presented', data: { card, endsAt, people } })
  },

  'harvest.put-away': (_command, { all }) =>
    all.presented ? happened<HarvestEvent>({ type: 'harvest.put-away', data: {} }) : refused('harvest/nothing-shown'),

  'harvest.comment': ({ data }, state, { actor, newId }) =>
    hasCard(state, data.card)
      ? happened<HarvestEvent>({
          type: 'harvest.commented',
          data: { commentId: newId(), participantId: actor.id, ...data },
        })
      : refused(NO_SUCH_CARD),

  'harvest.uncomment': ({ data }, { all }) =>
    all.comments.some(({ commentId }) => commentId === data.commentId)
      ? happened<HarvestEvent>({ type: 'harvest.uncommented', data })
      : refused('harvest/no-such-comment'),
}
