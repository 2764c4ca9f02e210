import * as z from 'zod'
import { conferenceOfSet, deleteSet } from '@/app/_data/breakout-sets'
import { planningOf } from '@/app/_data/planning-actor'
import { changing } from '@/app/_data/requests'

export const POST = changing(z.strictObject({}), async (_input, _request, { id }: { id: string }) => {
  await planningOf(await conferenceOfSet(id))
  await deleteSet(id)
})
