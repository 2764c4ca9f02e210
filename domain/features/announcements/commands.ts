import * as z from 'zod/mini'
import { type CommandOf, command } from '../../protocol/feature'
import { ref, text } from '../../protocol/schema'

const LONGEST = 500

export const commands = {
  /** To the room that the command is meant for, or everywhere. */
  'announcement.make': command(z.strictObject({ text: text(LONGEST), everywhere: z.boolean() }), { rate: 'moderate' }),
  'announcement.withdraw': command(z.strictObject({ announcementId: ref('announcements') }), { rate: 'moderate' }),
}
export type AnnouncementCommand = CommandOf<typeof commands>
