import * as z from 'zod/mini'
import type { Stretch } from './timeline'

/** Stretches of log time of which the last may still go on: then it has no end, as they lie in a recording's row. */
export const openStretches = z.array(z.object({ from: z.number(), until: z.nullable(z.number()) }))
export type OpenStretch = Readonly<z.output<typeof openStretches>[number]>

/** The same, where what goes on has no end. */
export const untilNow = (stretches: readonly OpenStretch[]): readonly Stretch[] =>
  stretches.map(({ from, until }) => ({ from, until: until ?? Number.POSITIVE_INFINITY }))
