import * as z from 'zod'
import { deskOf } from '@/app/_data/desk-actor'
import { changing } from '@/app/_data/requests'
import { newStreamLink } from '@/app/_data/session-watching'
import { conferenceOfSession } from '@/app/_data/sessions'

export const POST = changing(z.strictObject({}), async (_input, _request, { id }: { id: string }) => {
  await deskOf(await conferenceOfSession(id))
  return newStreamLink(id)
})
