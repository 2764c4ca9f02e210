import { deskOf } from '@/app/_data/desk-actor'
import { changing } from '@/app/_data/requests'
import { conferenceOfSession } from '@/app/_data/sessions'
import { createTarget, TARGET_CODES, targetFields } from '@/app/_data/stream-targets'

export const POST = changing(
  targetFields,
  async (fields, _request, { id }: { id: string }) => {
    await deskOf(await conferenceOfSession(id))
    await createTarget(id, fields)
  },
  TARGET_CODES,
)
