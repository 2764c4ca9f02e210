import 'server-only'
import * as z from 'zod'
import { MOST_ROOMS, rules, way } from '@/domain/planning/plan'
import { name } from '@/domain/protocol/schema'

const MOST_PEOPLE = 10_000
/** A mix of five thousand people into two hundred rooms, when each room holds several of every partnership. */
const MOST_UNMET = 20_000

const id = z.string().min(1).max(64)
/** Codes are translated in the browser; what they are filled with are names and numbers. */
const remark = z.strictObject({
  code: z
    .string()
    .regex(/^planning\/[a-z-]+$/)
    .max(64),
  params: z.record(z.string().max(40), z.union([z.string().max(2_000), z.number()])),
})
const placed = z.array(z.strictObject({ id, reason: remark })).max(MOST_PEOPLE)

const plan = z
  .strictObject({
    rooms: z
      .array(
        z.strictObject({
          name: name(),
          partnership: z.string().max(200).nullable(),
          limit: z.int().min(1).max(5_000).nullable(),
          people: placed,
        }),
      )
      .max(MOST_ROOMS),
    unplaced: placed,
    unmet: z.array(remark.extend({ room: z.int().min(0).max(MOST_ROOMS).nullable() })).max(MOST_UNMET),
  })
  .refine(({ rooms, unplaced }) => {
    const ids = [...rooms.flatMap(({ people }) => people), ...unplaced].map((each) => each.id)
    return ids.length <= MOST_PEOPLE && new Set(ids).size === ids.length
  })
  .refine(({ rooms, unmet }) => unmet.every(({ room }) => room === null || room < rooms.length))

/** What the planner keeps: what was chosen, and the plan that was seen. */
export const setFields = z.strictObject({
  name: name(),
  way,
  rules,
  seed: z.string().min(1).max(64),
  plan,
  templateId: z.string().max(64).nullable().default(null),
})
export type SetFields = z.output<typeof setFields>

export const SET_FIELD_CODES = { name: 'sets/name' }
/** A plan of ten thousand people with their reasons. */
export const LARGEST_SET = 4_000_000
