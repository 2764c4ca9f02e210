import * as z from 'zod'
import { LARGEST_SET, SET_FIELD_CODES, setFields } from '@/app/_data/breakout-set-fields'
import { conferenceOfSet, occasionOfSet, peopleToPlan, readSet, updateSet } from '@/app/_data/breakout-sets'
import { planningOf } from '@/app/_data/planning-actor'
import { changing, reading } from '@/app/_data/requests'
import { templateNamesOf } from '@/app/_data/workbook-templates'

/** A set, whom it can place, and which workbooks its rooms can fill; with `?session=…`, of its conference, the guests of that session too. */
export const GET = reading(async (query, { id }: { id: string }) => {
  const occasion = await occasionOfSet(id, query)
  const actor = await planningOf(occasion?.conferenceId)
  const set = await readSet(id)
  const [people, templates] = await Promise.all([
    peopleToPlan(occasion!, set.plan, actor),
    templateNamesOf(occasion!.conferenceId),
  ])
  return { set, people, templates }
})

/** Replaces what the set holds; `knownAt` is when it was changed last, as far as the planner knows. */
export const POST = changing(
  setFields.extend({ knownAt: z.int().min(0) }),
  async ({ knownAt, ...fields }, _request, { id }: { id: string }) => {
    await planningOf(await conferenceOfSet(id))
    return updateSet(id, fields, knownAt)
  },
  SET_FIELD_CODES,
  LARGEST_SET,
)
