import * as z from 'zod'
import { db } from '@/app/_data/db'
import { deskOf } from '@/app/_data/desk-actor'
import { command } from '@/app/_data/live'
import { changing } from '@/app/_data/requests'

const run = z.strictObject({ type: z.enum(['session.open', 'session.go-live', 'session.end', 'session.reopen']) })

/** Opens, goes live, ends: the desk asks the session, which decides. */
export const POST = changing(run, async ({ type }, _request, { id }: { id: string }) => {
  await deskOf((await db().session.findUnique({ where: { id }, select: { conferenceId: true } }))?.conferenceId)
  await command(id, type)
})
