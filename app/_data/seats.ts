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

/** The seats that this browser once took, also those that count no more. */
async function takenSeats(): Promise<string[]> {
  const key = getSettings().AUTH_SECRET
  return (await cookies())
    .getAll()
    .filter(({ name }) => name.startsWith(PREFIX))
    .map(({ name, value }) => ({ seat: name.slice(PREFIX.length), value }))
    .filter(({ seat, value }) => isSealed(key, seat, value))
    .map(({ seat }) => seat)
}

/** Whether somebody was removed from a session who used this browser: they do not come back as somebody else. */
export async function wasRemovedFrom(sessionId: string): Promise<boolean> {
  const accessId = { in: await takenSeats() }
  return (await db().participant.count({ where: { sessionId, accessId, removedAt: { not: null } } })) > 0
}

/** The accesses that this browser holds and that still count. */
export async function heldAccesses() {
  const seats = await takenSeats()
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
