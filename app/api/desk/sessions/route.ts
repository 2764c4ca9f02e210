import * as z from 'zod'
import { createSession, FIELD_CODES, sessionFields } from '@/app/_data/desk'
import { deskOf } from '@/app/_data/desk-actor'
import { changing } from '@/app/_data/requests'

export const POST = changing(
  sessionFields.extend({ conference: z.string().max(64) }),
  async ({ conference, ...fields }) => {
    await deskOf(conference)
    await createSession(conference, fields)
  },
  FIELD_CODES,
)
