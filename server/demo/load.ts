import { randomBytes } from 'node:crypto'
import { DateTime } from 'luxon'
import { kickoffTemplate } from '@/domain/planning/kickoff-template'
import { hashSecret, newSecret } from '@/prisma/access'
import type { Database } from '@/prisma/client'
import type { Prisma } from '@/prisma/generated/client'
import { CONFERENCE, type DemoRole, languagesOf, PARTNERSHIPS, PEOPLE, PROGRAMME } from './kickoff'
import { planRooms } from './rooms'

const newId = () => randomBytes(16).toString('base64url')
const atVenue = (at: Date) => DateTime.fromJSDate(at, { zone: CONFERENCE.timeZone })

type Transaction = Prisma.TransactionClient

/** Ids and secrets of the demo; the secrets go into links and are kept nowhere else. */
export interface Demo {
  readonly conference: string
  readonly session: string
  readonly secrets: Readonly<Record<DemoRole, string>>
}

/**
 * The demo conference, made at first start. Later it stays as it is, but that its programme moves to today when its
 * last day is over, and that a session which has ended is followed by a fresh one.
 */
export async function loadDemo(
  db: Database,
  now: Date,
  known: Readonly<Partial<Record<DemoRole, string>>>,
): Promise<Demo | null> {
  const found = await db.conference.findUnique({ where: { slug: CONFERENCE.slug } })
  if (!found && (await db.conference.count()) > 0) return null
  return db.$transaction(
    async (tx) => {
      const conferenceId = found?.id ?? (await createConference(tx, now))
      if (found) await moveToToday(tx, conferenceId, now)
      const session = await openSession(tx, conferenceId)
      const secrets = await linkSecrets(tx, conferenceId, known)
      return { conference: CONFERENCE.slug, session, secrets }
    },
    { timeout: 30_000 },
  )
}

async function createConference(tx: Transaction, now: Date): Promise<string> {
  const id = newId()
  await tx.conference.create({ data: { id, ...CONFERENCE } })
  for (const [position, { name, sides }] of PARTNERSHIPS.entries()) {
    await tx.partnership.create({
      data: {
        id: newId(),
        name,
        position,
        conferences: { connect: { id } },
        organisations: { create: sides.map((side) => ({ id: newId(), ...side })) },
      },
    })
  }
  const { name, fields } = kickoffTemplate
  const templateId = newId()
  await tx.workbookTemplate.create({ data: { id: templateId, conferenceId: id, name, fields } })
  const today = atVenue(now).startOf('day')
  for (const { day, from, to, title, kind, session } of PROGRAMME) {
    const slotId = newId()
    const at = (time: string) => {
      const [hour, minute] = time.split(':').map(Number)
      return today.plus({ days: day }).set({ hour: hour!, minute: minute! }).toJSDate()
    }
    const times = { startsAt: at(from), endsAt: at(to) }
    await tx.programmeSlot.create({ data: { id: slotId, conferenceId: id, title, kind, ...times } })
    if (session) await createSession(tx, id, slotId, title, session === 'open')
  }
  for (const role of Object.keys(PEOPLE) as DemoRole[]) await createPerson(tx, id, role)
  await planRooms(tx, id, templateId)
  return id
}

async function createSession(
  tx: Transaction,
  conferenceId: string,
  slotId: string,
  title: string,
  openToGuests: boolean,
): Promise<string> {
  const { id } = await tx.session.create({ data: { id: newId(), conferenceId, slotId, title, openToGuests } })
  return id
}

async function createPerson(tx: Transaction, conferenceId: string, role: DemoRole) {
  const { name, organisation, partnership } = PEOPLE[role]
  const person = await tx.person.create({ data: { id: newId(), name, operator: role === 'organiser' } })
  await tx.membership.create({
    data: {
      conferenceId,
      personId: person.id,
      role,
      organisationId: organisation && (await tx.organisation.findFirstOrThrow({ where: { name: organisation } })).id,
      partnershipId: partnership && (await tx.partnership.findFirstOrThrow({ where: { name: partnership } })).id,
      languages: languagesOf(organisation),
    },
  })
  await tx.access.create({ data: { id: newId(), role, personId: person.id, conferenceId, label: `demo ${role}` } })
}

async function moveToToday(tx: Transaction, conferenceId: string, now: Date) {
  const slots = await tx.programmeSlot.findMany({ where: { conferenceId }, orderBy: { startsAt: 'asc' } })
  const [first] = slots
  const last = slots.at(-1)
  if (!first || !last || last.endsAt > now) return
  const days = Math.round(atVenue(now).startOf('day').diff(atVenue(first.startsAt).startOf('day'), 'days').days)
  const moved = (at: Date) => atVenue(at).plus({ days }).toJSDate()
  for (const { id, startsAt, endsAt } of slots) {
    await tx.programmeSlot.update({ where: { id }, data: { startsAt: moved(startsAt), endsAt: moved(endsAt) } })
  }
}

/** The session that the links lead to: of the first slot, a fresh one when the last has ended. */
async function openSession(tx: Transaction, conferenceId: string): Promise<string> {
  const { title } = PROGRAMME.find(({ session }) => session === 'open')!
  const slot = await tx.programmeSlot.findFirst({ where: { conferenceId, title }, include: { session: true } })
  if (slot?.session && slot.session.phase !== 'ended') return slot.session.id
  if (!slot) {
    const any = await tx.session.findFirst({
      where: { conferenceId, phase: { not: 'ended' } },
      orderBy: { createdAt: 'desc' },
    })
    return any?.id ?? (await tx.session.create({ data: { id: newId(), conferenceId, title, openToGuests: true } })).id
  }
  if (slot.session) await tx.session.update({ where: { id: slot.session.id }, data: { slotId: null } })
  return createSession(tx, conferenceId, slot.id, title, true)
}

const anotherAccess = (tx: Transaction, { role, personId, conferenceId, label }: Prisma.AccessGetPayload<object>) =>
  tx.access.create({ data: { id: newId(), role, personId, conferenceId, label } })

/** Secrets cannot be read back: known ones stay if they still open something, others are made anew. */
async function linkSecrets(tx: Transaction, conferenceId: string, known: Readonly<Partial<Record<DemoRole, string>>>) {
  const secrets: Partial<Record<DemoRole, string>> = {}
  for (const role of Object.keys(PEOPLE) as DemoRole[]) {
    const label = `demo ${role}`
    const accesses = await tx.access.findMany({ where: { conferenceId, label }, orderBy: { createdAt: 'desc' } })
    const [latest] = accesses
    if (!latest) continue
    // What was withdrawn stays withdrawn: whoever starts the demo again gets a link of its own.
    const access = latest.revokedAt === null ? latest : await anotherAccess(tx, latest)
    const kept = known[role]
    const isKept =
      kept !== undefined && access.secretHash !== null && Buffer.from(access.secretHash).equals(hashSecret(kept))
    secrets[role] = isKept ? kept : newSecret()
    await tx.access.update({ where: { id: access.id }, data: { secretHash: hashSecret(secrets[role]!) } })
  }
  return secrets as Record<DemoRole, string>
}
