import * as z from 'zod'
import { db } from '@/app/_data/db'
import { Answer, changing, limiter } from '@/app/_data/requests'
import { takeSeat } from '@/app/_data/seats'
import { hashSecret } from '@/prisma/access'

const notTooManyGuesses = limiter('enter-link', 30, 60)

/** Exchanges the secret of a personal link for a seat of this browser. */
export const POST = changing(z.strictObject({ secret: z.string().min(20).max(200) }), async ({ secret }, request) => {
  const access = await db().access.findUnique({ where: { secretHash: hashSecret(secret) } })
  if (!access || access.revokedAt) {
    await notTooManyGuesses(request)
    throw new Answer(404, 'entry/unknown-link')
  }
  await takeSeat(access.id)
  return { seat: access.id }
})
