import * as z from 'zod/mini'
import { type CommandOf, command } from '../../protocol/feature'
import { nothing, ref } from '../../protocol/schema'
import { openingPlan } from './plan'

const minutes = z.number().check(z.positive(), z.maximum(600))
const room = ref('rooms')
const staff = { rate: 'moderate' } as const

export const commands = {
  /** Names a stored set; who goes where the server reads from it. `countdown` in seconds. */
  'breakouts.open': command(
    z.strictObject({
      set: ref('sets'),
      minutes: z.nullable(minutes),
      countdown: z.int().check(z.minimum(0), z.maximum(120)),
      walking: z.boolean(),
      returns: z.boolean(),
    }),
    { rate: 'moderate', given: openingPlan },
  ),
  /** Ends the countdown for all. */
  'breakouts.start': command(nothing, staff),
  /** The product places whoever comes late, by the rules of the set; `awaited`: the set named them. */
  'breakouts.place': command(z.strictObject({ participantId: ref('people'), room, awaited: z.boolean() }), staff),
  'breakouts.move': command(z.strictObject({ participantId: ref('people'), room }), staff),
  'breakouts.swap': command(z.strictObject({ one: ref('people'), other: ref('people') }), staff),
  /** All of a room into another. */
  'breakouts.merge': command(z.strictObject({ room, into: room }), staff),
  /** Go somewhere oneself: to one's own room before the others, to the plenary, or where it is free. */
  'breakouts.go': command(z.strictObject({ room }), { rate: 'act' }),
  /** Hear another room without leaving one's own; null to stop. */
  'breakouts.listen': command(z.strictObject({ room: z.nullable(room) }), staff),
  /** Speak to one room from where one is, or to all with null. */
  'breakouts.speak': command(z.strictObject({ room: z.nullable(room) }), staff),
  'breakouts.end-voice': command(nothing, staff),
  /** The product ends what somebody says to rooms, and their listening, when they are gone. */
  'breakouts.hush': command(z.strictObject({ participantId: ref('people') }), staff),
  /** More time, for one room or with null for all. Where there is no end, one is set; not while other rooms have one. */
  'breakouts.extend': command(z.strictObject({ room: z.nullable(room), minutes }), staff),
  'breakouts.lock': command(z.strictObject({ room, locked: z.boolean() }), staff),
  'breakouts.set-walking': command(z.strictObject({ on: z.boolean() }), staff),
  /** One room or with null all, after so many seconds to finish a sentence. */
  'breakouts.close': command(
    z.strictObject({ room: z.nullable(room), grace: z.int().check(z.minimum(0), z.maximum(300)) }),
    staff,
  ),
}
export type BreakoutCommand = CommandOf<typeof commands>
