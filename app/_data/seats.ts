import 'server-only'
import { cookies } from 'next/headers'
import { covers, isSealed, sealSeat, seatCookie } from '@/prisma/access'
import { db } from './db'
import { getSettings, publicUrl } from './settings'

const PREFIX = seatCookie('')
const DAYS = 60 * 60 * 24

interface Target {
  readonly id: string
  readonly conferenceId: string
}

export interface SeatInfo {
  readonly id: string
  readonly role: string
  /** May prepare the conference at the desk. */
  readonly hasDesk: boolean
}

/** The accesses that this browser holds and that still count. */
export async function heldAccesses() {
  const key = getSettings().AUTH_SECRET
  const seats = (await cookies())
    .getAll()
    .filter(({ name }) => name.startsWith(PREFIX))
    .map(({ name, value }) => ({ seat: name.slice(PREFIX.length), value }))
    .filter(({ seat, value }) => isSealed(key, seat, value))
    .map(({ seat }) => seat)
  if (seats.length === 0) return []
  return db().access.findMany({
    where: { id: { in: seats }, revokedAt: null },
    include: { person: true },
    orderBy: { createdAt: 'asc' },
  })
}

/** The seat in which somebody looks at a session: the one that the address names, or else one that this browser holds. */
export async function findSeatFor(session: Target, named: string | undefined): Promise<SeatInfo | null> {
  const fitting = (await heldAccesses()).filter((access) => covers(access, session))
  const access = fitting.find(({ id }) => id === named) ?? fitting[0]
  return access
    ? { id: access.id, role: access.role, hasDesk: access.role === 'organiser' && access.conferenceId !== null }
    : null
}

/** Lets this browser take a seat. */
export async function takeSeat(seat: string): Promise<void> {
  const jar = await cookies()
  jar.set(seatCookie(seat), sealSeat(getSettings().AUTH_SECRET, seat), {
    httpOnly: true,
    sameSite: 'lax',
    secure: publicUrl().startsWith('https:'),
    path: '/',
    maxAge: 60 * DAYS,
  })
}
