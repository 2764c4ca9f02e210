import * as z from 'zod/mini'
import { filled, template } from '../../planning/workbook'
import { name, ref } from '../../protocol/schema'

export const MOST_ROOMS = 200
/** A workbook as it is stored, in base64. */
export const LARGEST_WORKBOOK = 200_000

export const storedWorkbook = z.strictObject({
  template,
  doc: z.nullable(z.string().check(z.maxLength(LARGEST_WORKBOOK))),
  filled,
})

/** In what people who were planned for a room work with each other, as `workingLanguages` finds it; ISO 639-1. */
export const working = {
  languages: z.array(z.string().check(z.maxLength(16))).check(z.maxLength(8)),
  lacksInterpreter: z.boolean(),
}

/** A stored set of rooms as the server reads it for `breakouts.open`, with those whom it places in this session. */
export const openingPlan = z.strictObject({
  name: name(),
  /** Names the copy of the set that is kept as it is now: who comes later is placed by it. */
  copy: z.string().check(z.maxLength(64)),
  rooms: z
    .array(
      z.strictObject({
        name: name(),
        partnership: z.nullable(z.string().check(z.maxLength(64))),
        limit: z.nullable(z.int().check(z.positive())),
        people: z.array(ref('people')).check(z.maxLength(5_000)),
        /** How many more belong here who have never been in the session. */
        awaited: z.int().check(z.nonnegative()),
        ...working,
        workbook: z.nullable(storedWorkbook),
      }),
    )
    .check(z.minLength(1), z.maxLength(MOST_ROOMS)),
})
export type OpeningPlan = z.output<typeof openingPlan>
