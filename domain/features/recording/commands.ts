import * as z from 'zod/mini'
import { type CommandOf, command } from '../../protocol/feature'
import { nothing, ref } from '../../protocol/schema'
import { SCOPES } from './state'

const staff = { rate: 'moderate' } as const
const moment = z.number().check(z.nonnegative())

export const commands = {
  /** Begins to record, to stream, or both. */
  'recording.start': command(
    z.strictObject({ records: z.boolean(), streams: z.boolean(), scope: z.enum(SCOPES) }),
    staff,
  ),
  /** Adds one of the two, or ends one of them, while the other goes on. */
  'recording.change': command(z.strictObject({ records: z.boolean(), streams: z.boolean() }), staff),
  'recording.pause': command(nothing, staff),
  'recording.resume': command(nothing, staff),
  /** Stops the one that is named, or whichever runs. */
  'recording.stop': command(z.strictObject({ recordingId: z.optional(ref('recordings')) }), staff),
  /**
   * Agrees to be recorded, after having been shown that version of the text, and with `streams` the one that speaks of a
   * stream; or does not, any more.
   */
  'recording.consent': command(
    z.strictObject({
      given: z.boolean(),
      text: z.int().check(z.minimum(1), z.maximum(1_000)),
      streams: z.optional(z.boolean()),
    }),
    { rate: 'act' },
  ),
  /** The recorder tells whether it delivers. */
  'recording.deliver': command(z.strictObject({ recordingId: ref('recordings'), on: z.boolean() }), staff),
  /** The recorder tells what nobody will see: it delivered nothing from then until then. Milliseconds since 1970. */
  'recording.mark-gap': command(z.strictObject({ recordingId: ref('recordings'), from: moment, until: moment }), staff),
  /** The recorder tells what is in its way; null when nothing is any more. */
  'recording.warn': command(
    z.strictObject({
      recordingId: ref('recordings'),
      problem: z.nullable(z.string().check(z.regex(/^[\w/-]{1,64}$/))),
    }),
    staff,
  ),
}
export type RecordingCommand = CommandOf<typeof commands>
