import { occasionAsked, peopleToPlan } from '@/app/_data/breakout-sets'
import { planningOf } from '@/app/_data/planning-actor'
import { reading } from '@/app/_data/requests'

/** Whom a new set can place: of a conference, or with `?session=…` of that session and its guests. */
export const GET = reading(async (query) => {
  const occasion = await occasionAsked(query)
  const actor = await planningOf(occasion?.conferenceId)
  return { people: await peopleToPlan(occasion!, null, actor) }
})
