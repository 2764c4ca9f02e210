import { randomBytes } from 'node:crypto'
import { connect, type Database } from '@/prisma/client'
import { Problem } from '@/server/start/problem'
import type { Character } from './cast'
import type { RunningProduct } from './running-product'

const newId = () => randomBytes(16).toString('base64url')

/**
 * An access of their own to the session for everybody in the cast, in its order: seats. Whoever came to this session in
 * an earlier rehearsal comes as the same person again.
 * @throws Problem when the session is over or the database does not answer
 */
export async function seatsFor(product: RunningProduct, cast: readonly Character[]): Promise<string[]> {
  const db = connect(product.databaseUrl, 4)
  try {
    const session = await db.session.findUnique({ where: { id: product.session } })
    if (!session) throw new Problem('The session of the demo is not there any more: restart npm start.')
    if (session.phase === 'ended')
      throw new Problem('The session of the demo has ended: restart npm start, it makes a fresh one.')
    const seats: string[] = []
    for (const character of cast) seats.push(await seatFor(db, session, character))
    return seats
  } catch (error) {
    if (error instanceof Problem) throw error
    throw new Problem(
      `The database of the running product does not answer (${(error as Error).message.trim().split('\n').at(-1)}): set the DATABASE_URL with which it was started.`,
    )
  } finally {
    await db.$disconnect()
  }
}

interface Target {
  readonly id: string
  readonly conferenceId: string
}

async function seatFor(db: Database, session: Target, { name, role, organisation, partnership, languages }: Character) {
  const label = `rehearsal ${role} ${name}`
  const known = await db.access.findFirst({ where: { sessionId: session.id, label }, select: { id: true } })
  if (known) return known.id
  const conferences = { some: { id: session.conferenceId } }
  const person = await db.person.create({ data: { id: newId(), name } })
  await db.membership.create({
    data: {
      conferenceId: session.conferenceId,
      personId: person.id,
      role,
      organisationId:
        organisation && ((await db.organisation.findFirst({ where: { name: organisation } }))?.id ?? null),
      partnershipId:
        partnership && ((await db.partnership.findFirst({ where: { name: partnership, conferences } }))?.id ?? null),
      languages: [...new Set(languages)],
    },
  })
  const data = { id: newId(), role, personId: person.id, sessionId: session.id, label }
  return (await db.access.create({ data })).id
}
