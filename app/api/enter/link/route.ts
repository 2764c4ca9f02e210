import * as z from 'zod'
import { db } from '@/app/_data/db'
import { Answer, changing, limiter } from '@/app/_data/requests'
import { takeSeat } from '@/app/_data/seats'
import { findLinked, takeLink } from '@/app/_data/watch-links'
import { hashSecret } from '@/prisma/access'

const notTooManyGuesses = limiter('enter-link', 30, 60)

/** Exchanges the secret of a personal link for a seat of this browser, or that of a link to watching for the right to. */
export const POST = changing(z.strictObject({ secret: z.string().min(20).max(200) }), async ({ secret }, request) => {
  const secretHash = hashSecret(secret)
  const access = await db().access.findUnique({ where: { secretHash } })
  if (access && !access.revokedAt) {
    await takeSeat(access.id)
    return { seat: access.id }
  }
  const linked = await findLinked(secretHash)
  if (!linked) {
    await notTooManyGuesses(request)
    throw new Answer(404, 'entry/unknown-link')
  }
  await takeLink(linked)
  return { seat: null }
})
