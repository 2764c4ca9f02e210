import { db } from '@/app/_data/db'
import { FIELD_CODES, sessionFields, updateSession } from '@/app/_data/desk'
import { deskOf } from '@/app/_data/desk-actor'
import { changing } from '@/app/_data/requests'

/** `id` is the slot's: the programme is what is edited, the session goes with it. */
export const POST = changing(
  sessionFields,
  async (fields, _request, { id }: { id: string }) => {
    await deskOf((await db().programmeSlot.findUnique({ where: { id }, select: { conferenceId: true } }))?.conferenceId)
    await updateSession(id, fields)
  },
  FIELD_CODES,
)
