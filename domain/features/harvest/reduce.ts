import type { Reduce } from '../../protocol/feature'
import { getFrom, putIn } from '../../protocol/table'
import type { HarvestEvent } from './events'
import { type Card, type HarvestLayers, MOST_CARDS, MOST_COMMENTS } from './state'

export const reduce: Reduce<HarvestLayers, HarvestEvent> = {
  all: {
    'harvest.added': (harvest, { data }) => ({
      ...harvest,
      cards: [...harvest.cards.filter(({ card }) => card !== data.card), { ...data, edition: 0 }].slice(-MOST_CARDS),
    }),
    'harvest.finished': (harvest, { data: { card, done, of } }) => ({
      ...harvest,
      cards: harvest.cards.map(
        (each): Card => (each.card === card ? { ...each, done, of, edition: each.edition + 1 } : each),
      ),
    }),
    'harvest.arranged': (harvest, { data }) => {
      const placeOf = ({ card }: Card) => (data.cards.includes(card) ? data.cards.indexOf(card) : MOST_CARDS)
      return { ...harvest, cards: [...harvest.cards].sort((a, b) => placeOf(a) - placeOf(b)) }
    },
    'harvest.presented': (harvest, { data: { card, endsAt } }) => ({ ...harvest, presented: { card, endsAt } }),
    'harvest.put-away': (harvest) => ({ ...harvest, presented: null }),
    'harvest.commented': (harvest, { at, data }) => ({
      ...harvest,
      comments: [...harvest.comments, { ...data, at }].slice(-MOST_COMMENTS),
    }),
    'harvest.uncommented': (harvest, { data }) => ({
      ...harvest,
      comments: harvest.comments.filter(({ commentId }) => commentId !== data.commentId),
    }),
  },
  server: {
    'harvest.brought': ({ contents }, { data: { card, ...content } }) => ({
      contents: putIn(contents, card, content),
    }),
    'harvest.kept': (server, { data: { card, filled } }) => {
      const content = getFrom(server.contents, card)
      return content ? { contents: putIn(server.contents, card, { ...content, filled, updates: [] }) } : server
    },
  },
}
