import { occasionOfSet } from '@/app/_data/breakout-sets'
import { planningOf } from '@/app/_data/planning-actor'
import { reading } from '@/app/_data/requests'
import { roomsOf } from '@/app/_data/set-summaries'

/** What a set opens: its rooms, and how many come into each; with `?session=…`, of its conference, as that would open it now. */
export const GET = reading(async (query, { id }: { id: string }) => {
  const occasion = await occasionOfSet(id, query)
  await planningOf(occasion?.conferenceId)
  return roomsOf(id, occasion!.sessionId)
})
