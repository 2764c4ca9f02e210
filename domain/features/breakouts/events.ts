import * as z from 'zod/mini'
import { withTemplateOfToday } from '../../planning/workbook'
import { type EventOf, event } from '../../protocol/feature'
import { ref } from '../../protocol/schema'
import { storedWorkbook, working } from './plan'

const place = { round: ref('rounds'), room: ref('rooms') }
const somebodyThere = z.object({ participantId: ref('people'), ...place })

/** Before it was told in what rooms work. */
const withoutLanguages = ({ rooms, ...data }: { readonly rooms: readonly object[] }) => ({
  ...data,
  rooms: rooms.map((room) => ({ ...room, languages: [], lacksInterpreter: false })),
})

/** Before names of templates had languages. */
const withNamesOfToday = (data: { readonly workbook: Parameters<typeof withTemplateOfToday>[0] }) => ({
  ...data,
  workbook: withTemplateOfToday(data.workbook),
})

export const events = {
  'breakouts.opened': event(
    z.object({
      round: ref('rounds'),
      set: ref('sets'),
      name: z.string(),
      rooms: z.array(
        z.object({
          id: ref('rooms'),
          index: z.int(),
          name: z.string(),
          limit: z.nullable(z.number()),
          closesAt: z.nullable(z.number()),
          /** Only in logs from before `breakouts.planned`. */
          awaited: z.optional(z.int()),
          ...working,
        }),
      ),
      startsAt: z.nullable(z.number()),
      walking: z.boolean(),
      returns: z.boolean(),
    }),
    { v: 2, upcasts: { 1: withoutLanguages } },
  ),
  /** What only the server needs of the set: its copy, and how many each room still waits for. */
  'breakouts.planned': event(
    z.object({ copy: z.string(), awaited: z.array(z.object({ room: ref('rooms'), awaited: z.int() })) }),
  ),
  /** What lies ready in a room. Only the server hears of it; the room itself is told by what follows. */
  'breakouts.furnished': event(
    z.object({ room: ref('rooms'), partnership: z.nullable(z.string()), workbook: storedWorkbook }),
    { v: 2, upcasts: { 1: withNamesOfToday } },
  ),
  /** Where its owner belongs from now on; `awaited`: they were missing there. */
  'breakouts.placed': event(z.object({ ...place, awaited: z.boolean() })),
  /** The countdown is over. */
  'breakouts.started': event(z.object({})),
  /** By a moderator, and staff hear of it; `room` may be the plenary. Owned by whom it names, as the next. */
  'breakouts.moved': event(somebodyThere),
  /** By themselves. */
  'breakouts.went': event(somebodyThere),
  /** Whoever was removed from the session takes up no place. */
  'breakouts.vacated': event(z.object({})),
  'breakouts.listened': event(z.object({ participantId: ref('people'), room: z.nullable(ref('rooms')) })),
  'breakouts.voice-begun': event(z.object({ participantId: ref('people'), rooms: z.nullable(z.array(ref('rooms'))) })),
  'breakouts.voice-ended': event(z.object({})),
  'breakouts.timed': event(
    z.object({ rooms: z.array(ref('rooms')), closesAt: z.nullable(z.number()), closing: z.boolean() }),
  ),
  'breakouts.locked': event(z.object({ room: ref('rooms'), locked: z.boolean() })),
  'breakouts.walking-set': event(z.object({ on: z.boolean() })),
  /** The rooms that end with it. */
  'breakouts.closed': event(z.object({ rooms: z.array(ref('rooms')) })),
}
export type BreakoutEvent = EventOf<typeof events>
