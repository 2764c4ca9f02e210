import * as z from 'zod'
import { deskOf } from '@/app/_data/desk-actor'
import { changing } from '@/app/_data/requests'
import { conferenceOfTarget, retryTarget } from '@/app/_data/stream-targets'

export const POST = changing(z.strictObject({}), async (_input, _request, { id }: { id: string }) => {
  await deskOf(await conferenceOfTarget(id))
  await retryTarget(id)
})
