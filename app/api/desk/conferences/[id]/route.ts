import { conferenceFields, FIELD_CODES, updateConference } from '@/app/_data/desk'
import { deskOf } from '@/app/_data/desk-actor'
import { changing } from '@/app/_data/requests'

export const POST = changing(
  conferenceFields,
  async (fields, _request, { id }: { id: string }) => {
    await deskOf(id)
    await updateConference(id, fields)
    return { slug: fields.slug }
  },
  FIELD_CODES,
)
