import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Database } from './client'
import type { Prisma } from './generated/client'

/** What `web` (which lets people in) and `live` (which checks them) must agree on. */

/** Secrets of personal links: 32 random bytes. Only their hash is kept. */
export const newSecret = (): string => randomBytes(32).toString('base64url')
export const hashSecret = (secret: string) => new Uint8Array(createHash('sha256').update(secret).digest())

/** One cookie per access, so that one browser can hold several. The seat is the access's id and no secret. */
export const seatCookie = (seat: string): string => `auftakt-seat-${seat}`

/** The cookie's value: it proves that this server once saw the access's secret. */
export const sealSeat = (key: string, seat: string): string =>
  createHmac('sha256', key).update(`seat\n${seat}`).digest('base64url')

export function isSealed(key: string, seat: string, seal: string | undefined): boolean {
  const expected = Buffer.from(sealSeat(key, seat))
  const given = Buffer.from(seal ?? '')
  return given.length === expected.length && timingSafeEqual(given, expected)
}

const withBearer = { person: true } satisfies Prisma.AccessInclude
export type AccessWithBearer = Prisma.AccessGetPayload<{ include: typeof withBearer }>

/** An access that is not revoked, with the person who bears it. */
export const findAccess = (db: Database, seat: string): Promise<AccessWithBearer | null> =>
  db.access.findFirst({ where: { id: seat, revokedAt: null }, include: withBearer })

/** Whether an access lets its bearer into a session. */
export const covers = (
  access: { sessionId: string | null; conferenceId: string | null },
  session: { id: string; conferenceId: string },
): boolean =>
  access.sessionId === session.id || (access.sessionId === null && access.conferenceId === session.conferenceId)

/** What the parts show each other. */
export const internalKey = (key: string): string => createHmac('sha256', key).update('internal').digest('base64url')
