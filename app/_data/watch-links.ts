import 'server-only'
import { cookies } from 'next/headers'
import { isInTime, type Linked, sealWatch, watchCookie } from '@/prisma/watch-links'
import { db } from './db'
import { getSettings, publicUrl } from './settings'

const DAYS = 60 * 60 * 24
const columns = { id: true, linkHash: true, linkExpires: true } as const

/** What the secret of a link to watching leads to, a recording or the stream of a session, if it counts still. */
export async function findLinked(linkHash: Uint8Array<ArrayBuffer>): Promise<Linked | null> {
  const where = { where: { linkHash }, select: columns }
  const linked = (await db().recording.findUnique(where)) ?? (await db().session.findUnique(where))
  return linked && isInTime(linked, Date.now()) ? linked : null
}

/** Lets this browser watch it. */
export async function takeLink(linked: Linked): Promise<void> {
  const jar = await cookies()
  jar.set(watchCookie(linked.id), sealWatch(getSettings().AUTH_SECRET, linked), {
    httpOnly: true,
    sameSite: 'lax',
    secure: publicUrl().startsWith('https:'),
    path: '/',
    maxAge: 60 * DAYS,
  })
}
