import * as z from 'zod'
import { FIELD_CODES } from '@/app/_data/desk'
import { deskOf } from '@/app/_data/desk-actor'
import { invitedFields } from '@/app/_data/invited'
import { createLink } from '@/app/_data/links'
import { changing } from '@/app/_data/requests'

export const POST = changing(
  invitedFields.extend({ conference: z.string().max(64) }),
  async ({ conference, ...fields }) => {
    await deskOf(conference)
    return { link: await createLink(conference, fields) }
  },
  FIELD_CODES,
)
