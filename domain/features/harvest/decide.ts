import { piecesAfter } from '../../planning/workbook'
import { type Decide, happened, refused } from '../../protocol/feature'
import { getFrom } from '../../protocol/table'
import type { HarvestCommand } from './commands'
import type { HarvestEvent } from './events'
import { type HarvestLayers, hasCard, LATE_UNTIL, MOST_LATE } from './state'

const MINUTE = 60_000
const NO_SUCH_CARD = 'harvest/no-such-card'

export const decide: Decide<HarvestLayers, HarvestCommand, HarvestEvent> = {
  'harvest.append': ({ data: { card, update } }, { server }, { actor, now, newId }) => {
    const content = getFrom(server.contents, card)
    if (!content || ![...content.people, ...content.others].includes(actor.id)) return refused(NO_SUCH_CARD)
    if (now - content.closedAt > LATE_UNTIL || content.late + update.length > MOST_LATE)
      return refused('harvest/too-late')
    return happened<HarvestEvent>({ type: 'harvest.appended', data: { card, pieceId: newId(), update } })
  },

  'harvest.finish': ({ data }, { server }) => {
    const content = getFrom(server.contents, data.card)
    if (!content) return refused(NO_SUCH_CARD)
    const isNew = data.upTo === null ? content.unkept !== null : piecesAfter(content.pieces, data.upTo) !== null
    // Another process was faster, and may have read more.
    if (!isNew) return refused('harvest/read-already')
    const kept: HarvestEvent = { type: 'harvest.kept', data }
    // On an empty card there is nothing new to see.
    if (data.upTo === null) return happened(kept)
    return happened<HarvestEvent>(kept, { type: 'harvest.finished', data: { card: data.card } })
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
    return happened<HarvestEvent>({ type: 'harvest.presented', data: { card, endsAt } })
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

  'harvest.uncomment': ({ data: { commentId } }, { all, server }, { actor }) => {
    const said = getFrom(server.said, commentId)
    if (!said) return refused('harvest/no-such-comment')
    if (said.by !== actor.id && !actor.may.moderate) return refused('harvest/not-yours')
    const isInWindow = all.comments.some((each) => each.commentId === commentId)
    const data = isInWindow ? { commentId } : { commentId, older: said.card }
    return happened<HarvestEvent>({ type: 'harvest.uncommented', data })
  },
}
