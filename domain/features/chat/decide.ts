import { type Decide, type Decision, happened, refused, type Whole } from '../../protocol/feature'
import { getFrom } from '../../protocol/table'
import type { ChatCommand } from './commands'
import type { ChatEvent } from './events'
import { type ChatLayers, MOST_PINNED } from './state'

const withMessage = (
  { server }: Whole<ChatLayers>,
  messageId: string,
  act: (author: string) => Decision<ChatEvent>,
): Decision<ChatEvent> => {
  const author = getFrom(server.authors, messageId)
  return author === undefined ? refused('chat/no-such-message') : act(author)
}

export const decide: Decide<ChatLayers, ChatCommand, ChatEvent> = {
  'chat.post': ({ data: { text, replyTo = null, withheld = false } }, state, { actor, newId }) => {
    const content = { messageId: newId(), participantId: actor.id, text, replyTo }
    const data = withheld ? { ...content, withheld } : content
    const posted = happened<ChatEvent>({ type: 'chat.posted', data })
    return replyTo === null ? posted : withMessage(state, replyTo, () => posted)
  },

  'chat.edit': ({ data }, state, { actor }) =>
    withMessage(state, data.messageId, (author) =>
      author === actor.id ? happened({ type: 'chat.edited', data }) : refused('chat/not-yours'),
    ),

  'chat.delete': ({ data }, state, { actor }) =>
    withMessage(state, data.messageId, (author) =>
      author === actor.id || actor.may.moderate ? happened({ type: 'chat.deleted', data }) : refused('chat/not-yours'),
    ),

  // Whether it is withheld already is not known of old ones: saying it twice does no harm.
  'chat.withhold': ({ data }, state, { actor }) =>
    withMessage(state, data.messageId, (author) =>
      author === actor.id || actor.may.moderate ? happened({ type: 'chat.withheld', data }) : refused('chat/not-yours'),
    ),

  'chat.pin': ({ data }, state) =>
    withMessage(state, data.messageId, () => {
      if (state.all.pinned.includes(data.messageId)) return refused('chat/already-pinned')
      if (state.all.pinned.length >= MOST_PINNED) return refused('chat/pins-full', { most: MOST_PINNED })
      return happened({ type: 'chat.pinned', data })
    }),

  'chat.unpin': ({ data }, { all }) =>
    all.pinned.includes(data.messageId) ? happened({ type: 'chat.unpinned', data }) : refused('chat/not-pinned'),
}
