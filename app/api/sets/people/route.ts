import { occasionAsked, peopleToPlan } from '@/app/_data/breakout-sets'
import { planningOf } from '@/app/_data/planning-actor'
import { reading } from '@/app/_data/requests'
import { templateNamesOf } from '@/app/_data/workbook-templates'

/** Whom a new set can place, and which workbooks its rooms can fill: of a conference, or with `?session=…` of that session and its guests. */
export const GET = reading(async (query) => {
  const occasion = await occasionAsked(query)
  const actor = await planningOf(occasion?.conferenceId)
  const { conferenceId } = occasion!
  return { people: await peopleToPlan(occasion!, null, actor), templates: await templateNamesOf(conferenceId) }
})
