import type { Policy } from '../../protocol/feature'
import type { ChatCommand } from './commands'
import type { ChatLayers } from './state'

/** Whose message it is, only the server knows for sure: `decide` sees to that. */
export const policy: Policy<ChatLayers, ChatCommand> = {
  'chat.post': (actor) => actor.may.takePart,
  'chat.edit': (actor) => actor.may.takePart,
  // Whoever said something may take it back at any time.
  'chat.delete': () => true,
  // Whoever said something may keep it out of the replay at any time, and so may moderators.
  'chat.withhold': () => true,
  'chat.pin': (actor) => actor.may.run,
  'chat.unpin': (actor) => actor.may.run,
}
