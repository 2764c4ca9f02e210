import * as z from 'zod'
import { LARGEST_SET, SET_FIELD_CODES, setFields } from '@/app/_data/breakout-set-fields'
import { createSet, occasionAsked } from '@/app/_data/breakout-sets'
import { planningOf } from '@/app/_data/planning-actor'
import { changing, reading } from '@/app/_data/requests'
import { setsOf } from '@/app/_data/set-summaries'

/** The sets of a conference, asked by it or by one of its sessions, which would open them with whoever is there. */
export const GET = reading(async (query) => {
  const occasion = await occasionAsked(query)
  await planningOf(occasion?.conferenceId)
  const { conferenceId } = occasion!
  return { conference: conferenceId, sets: await setsOf(occasion!) }
})

export const POST = changing(
  setFields.extend({ conference: z.string().max(64) }),
  async ({ conference, ...fields }) => {
    await planningOf(conference)
    return createSet(conference, fields)
  },
  SET_FIELD_CODES,
  LARGEST_SET,
)
