import { piecesAfter } from '../../planning/workbook'
import type { Reduce } from '../../protocol/feature'
import type { RoomId } from '../../protocol/standing'
import { getFrom, putIn, removeFrom } from '../../protocol/table'
import type { HarvestEvent } from './events'
import { type Card, type CardContent, type HarvestLayers, MOST_CARDS } from './state'

type All = HarvestLayers['all']
type Server = HarvestLayers['server']

const withContent = (server: Server, card: RoomId, change: (content: CardContent) => Partial<CardContent>): Server => {
  const content = getFrom(server.contents, card)
  return content ? { ...server, contents: putIn(server.contents, card, { ...content, ...change(content) }) } : server
}

const without = (harvest: All, gone: readonly string[]): All => ({
  ...harvest,
  comments: harvest.comments.filter(({ commentId }) => !gone.includes(commentId)),
})

/** So many more comments are older for each time that a card is named. */
const withOlder = (harvest: All, named: readonly RoomId[], more: number): All => ({
  ...harvest,
  cards: harvest.cards.map((each) => {
    const times = named.filter((card) => card === each.card).length
    return times === 0 ? each : { ...each, older: Math.max(0, each.older + more * times) }
  }),
})

export const reduce: Reduce<HarvestLayers, HarvestEvent> = {
  all: {
    'harvest.added': (harvest, { data }) => ({
      ...harvest,
      cards: [...harvest.cards.filter(({ card }) => card !== data.card), { ...data, edition: 0, older: 0 }].slice(
        -MOST_CARDS,
      ),
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
      comments: [...harvest.comments, { ...data, at }],
    }),
    // It says where the comment was: whoever reads this after the comment was blanked must come to the same.
    'harvest.uncommented': (harvest, { data: { commentId, older } }) =>
      older === undefined ? without(harvest, [commentId]) : withOlder(harvest, [older], -1),
    'harvest.trimmed': (harvest, { data: { comments } }) => {
      const left = without(
        harvest,
        comments.map(({ commentId }) => commentId),
      )
      return withOlder(
        left,
        comments.map(({ card }) => card),
        1,
      )
    },
  },
  server: {
    'harvest.brought': (server, { at, data }) => {
      const { card, name, partnership, template, done = 0, pieces, people, others = [] } = data
      const face = { name, done, of: template.fields.length, words: '' }
      const content = { face, unkept: { partnership, template }, pieces, people, others, closedAt: at, late: 0 }
      return { ...server, contents: putIn(server.contents, card, content) }
    },
    'harvest.commented': (server, { data: { commentId, card, participantId: by } }) => ({
      ...server,
      said: putIn(server.said, commentId, { card, by }),
    }),
    'harvest.uncommented': (server, { data }) => ({ ...server, said: removeFrom(server.said, data.commentId) }),
    'harvest.called': (server, { data: { people } }) => ({ ...server, called: people }),
    'harvest.put-away': (server) => ({ ...server, called: [] }),
    'harvest.appended': (server, { data: { card, pieceId, update } }) =>
      withContent(server, card, ({ pieces, late }) => ({
        pieces: [...pieces, { pieceId, update }],
        late: late + update.length,
      })),
    'harvest.kept': (server, { data: { card, upTo, done, words } }) =>
      withContent(server, card, ({ face, pieces }) => ({
        face: { ...face, done: done ?? face.done, words: words ?? face.words },
        unkept: null,
        pieces: upTo === null ? pieces : (piecesAfter(pieces, upTo) ?? pieces),
      })),
    'harvest.forgotten': (server, { data: { cards } }) => ({
      ...server,
      contents: cards.reduce((contents, card) => removeFrom(contents, card), server.contents),
    }),
  },
}
