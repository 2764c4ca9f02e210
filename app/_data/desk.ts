import 'server-only'
import { DateTime } from 'luxon'
import * as z from 'zod'
import { name } from '@/domain/protocol/schema'
import { db } from './db'
import type { DeskActor } from './desk-actor'
import { newId } from './ids'
import { Answer, type FieldCodes } from './requests'

/** What the desk reads and writes. Who may is decided by the caller, with `deskOf`. */

export const line = (most: number) =>
  z
    .string()
    .max(4 * most)
    .refine((text) => name(most).safeParse(text).success)
    .transform((text) => name(most).parse(text))
const optionalLine = (most: number) => z.union([z.literal(''), line(most)])
const timeZone = z.string().refine((zone) => DateTime.local({ zone }).isValid)
const accent = z
  .string()
  .regex(/^#[0-9a-f]{6}$/i)
  .refine((colour) => contrastWithWhite(colour) >= 4.5)

export const conferenceFields = z.strictObject({
  title: line(120),
  slug: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(60),
  summary: optionalLine(300),
  venue: optionalLine(120),
  timeZone,
  accent,
})
export const sessionFields = z.strictObject({
  title: line(120),
  kind: optionalLine(120),
  date: z.iso.date(),
  from: z.iso.time({ precision: -1 }),
  to: z.iso.time({ precision: -1 }),
  openToGuests: z.boolean(),
})
export const FIELD_CODES: FieldCodes = {
  title: 'desk/title',
  slug: 'desk/slug',
  accent: 'desk/accent',
  name: 'desk/name',
  to: 'desk/times',
  from: 'desk/times',
  date: 'desk/times',
}

/** A conference as the desk shows it. */
export const findForDesk = (slug: string) =>
  db().conference.findUnique({
    where: { slug },
    include: {
      slots: {
        orderBy: { startsAt: 'asc' },
        include: { session: { include: { _count: { select: { participants: true } } } } },
      },
      sessions: {
        where: { slotId: null },
        orderBy: { createdAt: 'desc' },
        include: { _count: { select: { participants: true } } },
      },
      partnerships: { orderBy: { position: 'asc' }, include: { organisations: true } },
      memberships: { include: { person: true, organisation: true, partnership: true } },
      accesses: { where: { personId: { not: null } }, orderBy: { createdAt: 'desc' } },
    },
  })

/** Creates a conference; whoever does is its organiser. Returns the seat that they take in it. */
export async function createConference(
  fields: z.output<typeof conferenceFields>,
  { personIds }: DeskActor,
): Promise<string | null> {
  await assertFree(fields.slug)
  const id = newId()
  const [personId] = personIds
  const seat = personId ? newId() : null
  await db().conference.create({
    data: {
      id,
      ...fields,
      ...(personId && {
        memberships: { create: { personId, role: 'organiser' } },
        accesses: { create: { id: seat!, role: 'organiser', personId } },
      }),
    },
  })
  return seat
}

export async function updateConference(id: string, fields: z.output<typeof conferenceFields>): Promise<void> {
  await assertFree(fields.slug, id)
  await db().conference.update({ where: { id }, data: fields })
}

async function assertFree(slug: string, except?: string) {
  const other = await db().conference.findUnique({ where: { slug }, select: { id: true } })
  if (other && other.id !== except) throw new Answer(409, 'desk/slug-taken', 'slug')
}

export async function createSession(conferenceId: string, fields: z.output<typeof sessionFields>): Promise<void> {
  const slot = await slotData(conferenceId, fields)
  const { title, openToGuests } = fields
  await db().programmeSlot.create({
    data: {
      id: newId(),
      conferenceId,
      ...slot,
      session: { create: { id: newId(), conferenceId, title, openToGuests } },
    },
  })
}

export async function updateSession(slotId: string, fields: z.output<typeof sessionFields>): Promise<void> {
  const { conferenceId, session } = await db().programmeSlot.findUniqueOrThrow({
    where: { id: slotId },
    include: { session: true },
  })
  await db().programmeSlot.update({ where: { id: slotId }, data: await slotData(conferenceId, fields) })
  if (session)
    await db().session.update({
      where: { id: session.id },
      data: { title: fields.title, openToGuests: fields.openToGuests },
    })
}

/** Times as clocks at the venue show them. */
async function slotData(conferenceId: string, { title, kind, date, from, to }: z.output<typeof sessionFields>) {
  const { timeZone: zone } = await db().conference.findUniqueOrThrow({
    where: { id: conferenceId },
    select: { timeZone: true },
  })
  const [startsAt, endsAt] = [from, to].map((time) => DateTime.fromISO(`${date}T${time}`, { zone }).toJSDate()) as [
    Date,
    Date,
  ]
  if (endsAt <= startsAt) throw new Answer(400, 'desk/times', 'to')
  return { title, kind, startsAt, endsAt }
}

/** WCAG contrast of white letters on a colour. */
function contrastWithWhite(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05)
}
