import { conferenceOfSet, roomsOf } from '@/app/_data/breakout-sets'
import { planningOf } from '@/app/_data/planning-actor'
import { reading } from '@/app/_data/requests'

/** What a set opens: its rooms, and how many are placed in each. */
export const GET = reading(async (_query, { id }: { id: string }) => {
  await planningOf(await conferenceOfSet(id))
  return { rooms: await roomsOf(id) }
})
