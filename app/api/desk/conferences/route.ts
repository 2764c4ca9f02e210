import { conferenceFields, createConference, FIELD_CODES } from '@/app/_data/desk'
import { operator } from '@/app/_data/desk-actor'
import { changing } from '@/app/_data/requests'
import { takeSeat } from '@/app/_data/seats'

export const POST = changing(
  conferenceFields,
  async (fields) => {
    const seat = await createConference(fields, await operator())
    if (seat) await takeSeat(seat)
    return { slug: fields.slug }
  },
  FIELD_CODES,
)
