import type { Reduce } from '../../protocol/feature'
import { putIn, removeFrom } from '../../protocol/table'
import type { ChatEvent } from './events'
import { type ChatLayers, sizeOf } from './state'

type All = ChatLayers['all']

const held = (latest: All['latest']) => ({ latest, bytes: latest.reduce((sum, message) => sum + sizeOf(message), 0) })
const unpin = (pinned: All['pinned'], messageId: string) =>
  pinned.includes(messageId) ? pinned.filter((id) => id !== messageId) : pinned
const find = ({ latest }: All, messageId: string) => latest.find((message) => message.messageId === messageId)

export const reduce: Reduce<ChatLayers, ChatEvent> = {
  all: {
    'chat.posted': (chat, { seq, at, data }) => ({
      ...chat,
      latest: [...chat.latest, { ...data, seq, at, edited: false, withheld: data.withheld ?? false }],
      bytes: chat.bytes + sizeOf(data),
    }),
    'chat.edited': (chat, { data: { messageId, text } }) => {
      const before = find(chat, messageId)
      if (!before) return chat
      const after = { ...before, text, edited: true }
      const latest = chat.latest.map((each) => (each === before ? after : each))
      return { ...chat, latest, bytes: chat.bytes - sizeOf(before) + sizeOf(after) }
    },
    'chat.withheld': (chat, { data: { messageId, withheld } }) => {
      const before = find(chat, messageId)
      return before
        ? { ...chat, latest: chat.latest.map((each) => (each === before ? { ...each, withheld } : each)) }
        : chat
    },
    'chat.deleted': (chat, { data: { messageId } }) => {
      const pinned = unpin(chat.pinned, messageId)
      const before = find(chat, messageId)
      if (!before) return pinned === chat.pinned ? chat : { ...chat, pinned }
      return { latest: chat.latest.filter((each) => each !== before), bytes: chat.bytes - sizeOf(before), pinned }
    },
    'chat.pinned': (chat, { data }) => ({ ...chat, pinned: [...unpin(chat.pinned, data.messageId), data.messageId] }),
    'chat.unpinned': (chat, { data }) => ({ ...chat, pinned: unpin(chat.pinned, data.messageId) }),
    'chat.trimmed': (chat, { data }) => ({ ...chat, ...held(chat.latest.filter(({ seq }) => seq >= data.keepFrom)) }),
  },
  server: {
    'chat.posted': ({ authors }, { data }) => ({ authors: putIn(authors, data.messageId, data.participantId) }),
    'chat.deleted': ({ authors }, { data }) => ({ authors: removeFrom(authors, data.messageId) }),
  },
}
