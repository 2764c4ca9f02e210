import { piecesAfter } from '../../planning/workbook'
import type { Reduce } from '../../protocol/feature'
import type { RoomId } from '../../protocol/standing'
import { getFrom, putIn } from '../../protocol/table'
import type { HarvestEvent } from './events'
import { type Card, type CardContent, type HarvestLayers, MOST_CARDS, MOST_COMMENTS } from './state'

type Server = HarvestLayers['server']

const withContent = (server: Server, card: RoomId, change: (content: CardContent) => Partial<CardContent>): Server => {
  const content = getFrom(server.contents, card)
  return content ? { ...server, contents: putIn(server.contents, card, { ...content, ...change(content) }) } : server
}

export const reduce: Reduce<HarvestLayers, HarvestEvent> = {
  all: {
    'harvest.added': (harvest, { data }) => ({
      ...harvest,
      cards: [...harvest.cards.filter(({ card }) => card !== data.card), { ...data, edition: 0 }].slice(-MOST_CARDS),
    }),
    'harvest.finished': (harvest, { data }) => ({
      ...harvest,
      cards: harvest.cards.map(
        (each): Card => (each.card === data.card ? { ...each, ...data, edition: each.edition + 1 } : each),
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
    'harvest.brought': (server, { at, data: { card, others = [], ...content } }) => ({
      ...server,
      contents: putIn(server.contents, card, { ...content, others, closedAt: at, late: 0 }),
    }),
    'harvest.called': (server, { data: { people } }) => ({ ...server, called: people }),
    'harvest.put-away': (server) => ({ ...server, called: [] }),
    'harvest.appended': (server, { data: { card, pieceId, update } }) =>
      withContent(server, card, ({ pieces, late }) => ({
        pieces: [...pieces, { pieceId, update }],
        late: late + update.length,
      })),
    'harvest.kept': (server, { data: { card, upTo, filled } }) =>
      withContent(server, card, ({ pieces }) => ({ filled, pieces: piecesAfter(pieces, upTo) ?? pieces })),
  },
}
