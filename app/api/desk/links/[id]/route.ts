import { db } from '@/app/_data/db'
import { FIELD_CODES } from '@/app/_data/desk'
import { deskOf } from '@/app/_data/desk-actor'
import { changeInvited, invitedFields } from '@/app/_data/invited'
import { changing } from '@/app/_data/requests'

/** Changes what is known of the person who has this link. */
export const POST = changing(
  invitedFields,
  async (fields, _request, { id }: { id: string }) => {
    const access = await db().access.findUnique({ where: { id }, select: { conferenceId: true } })
    const actor = await deskOf(access?.conferenceId ?? undefined)
    await changeInvited(id, fields, actor)
  },
  FIELD_CODES,
)
