import * as z from 'zod'
import { db } from '@/app/_data/db'
import { deskOf } from '@/app/_data/desk-actor'
import { withdrawLink } from '@/app/_data/links'
import { changing } from '@/app/_data/requests'

export const POST = changing(z.strictObject({}), async (_input, _request, { id }: { id: string }) => {
  const access = await db().access.findUnique({ where: { id }, select: { conferenceId: true } })
  await deskOf(access?.conferenceId ?? undefined)
  await withdrawLink(id)
})
