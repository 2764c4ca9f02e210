import { deskOf } from '@/app/_data/desk-actor'
import { changing } from '@/app/_data/requests'
import { conferenceOfTarget, TARGET_CODES, targetFields, updateTarget } from '@/app/_data/stream-targets'

export const POST = changing(
  targetFields,
  async (fields, _request, { id }: { id: string }) => {
    await deskOf(await conferenceOfTarget(id))
    await updateTarget(id, fields)
  },
  TARGET_CODES,
)
