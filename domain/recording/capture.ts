import * as z from 'zod/mini'

/** What the program's page tells its recorder, beside the film itself. */
export const told = z.discriminatedUnion('is', [
  /** At this second of the film, the picture of that time of the log is drawn. */
  z.object({ is: z.literal('anchor'), position: z.number().check(z.nonnegative()), at: z.number() }),
  /** In the last second: how many pictures were drawn, and how many there was no time for. */
  z.object({ is: z.literal('figures'), drawn: z.number(), missed: z.number() }),
  /** Nothing more comes: from this time of the log on nobody was shown. */
  z.object({ is: z.literal('over'), at: z.number() }),
])
export type Told = z.output<typeof told>

/** What the recorder asks of the program's page. */
export type Order =
  /** The key that opens the program from now on. */
  | { readonly do: 'key'; readonly key: string }
  /** How much is drawn: all of it, half as many pictures, or one person alone. */
  | { readonly do: 'ease'; readonly to: Ease }
  | { readonly do: 'stop' }

export type Ease = 'all' | 'fewer' | 'alone'

/** Pictures a second. */
export const RATE = 25
