import 'server-only'
import { type Filled, progressOf, template } from '@/domain/planning/workbook'
import { db } from './db'
import type { NamedConference, WrittenWorkbook } from './exports/action-programme'
import { remarksIn } from './workbook-comments'

/** Reads workbooks for the desk. Who may is decided by the caller, with `deskOf`. */

/** A workbook in a list. */
export interface WorkbookSummary {
  readonly id: string
  readonly title: string
  readonly session: string
  readonly partnership: { readonly id: string; readonly name: string } | null
  readonly done: number
  readonly of: number
  readonly updatedAt: number
}

/** In the order of the programme, and in a session in the order of its rooms. */
const IN_ORDER = [
  { session: { slot: { startsAt: 'asc' } } },
  { session: { createdAt: 'asc' } },
  { position: 'asc' },
  { title: 'asc' },
] as const
/** The document of those who go on writing is large, and read by them alone. */
const WITHOUT_DOC = { doc: true } as const

/** Nobody wrote in it: it is kept only to be shown as a card. */
const UNTOUCHED = { doc: null, filled: { equals: {} } }

export async function workbooksOf(conferenceId: string): Promise<readonly WorkbookSummary[]> {
  const rows = await db().workbook.findMany({
    where: { conferenceId, NOT: UNTOUCHED },
    orderBy: [...IN_ORDER],
    omit: WITHOUT_DOC,
    include: { session: { select: { title: true } }, partnership: { select: { id: true, name: true } } },
  })
  return rows.map(({ id, title, session, partnership, template: kept, filled, updatedAt }) => ({
    id,
    title,
    session: session.title,
    partnership,
    ...progressOf(template.parse(kept), readFilled(filled)),
    updatedAt: updatedAt.getTime(),
  }))
}

/** The conference that a workbook belongs to; undefined when there is no such workbook. */
export const conferenceOfWorkbook = async (id: string): Promise<string | undefined> =>
  (await db().workbook.findUnique({ where: { id }, select: { conferenceId: true } }))?.conferenceId

/** One workbook, or those of a conference, or of one of its partnerships. */
export type Wanted = { readonly id: string } | { readonly conferenceId: string; readonly partnershipId?: string }

export async function writtenWorkbooks(wanted: Wanted): Promise<readonly WrittenWorkbook[]> {
  const rows = await db().workbook.findMany({
    where: { ...wanted, NOT: UNTOUCHED },
    orderBy: [...IN_ORDER],
    omit: WITHOUT_DOC,
    include: {
      session: { select: { title: true } },
      partnership: { include: { organisations: { orderBy: { name: 'asc' } } } },
    },
  })
  const remarks = await remarksIn(
    db(),
    rows.map(({ sessionId }) => sessionId),
  )
  return rows.map(({ title, room, session, partnership, template: kept, filled, updatedAt }) => ({
    title,
    session: session.title,
    partnership,
    template: template.parse(kept),
    filled: readFilled(filled),
    updatedAt,
    remarks: remarks.get(room) ?? [],
  }))
}

/** @throws when there is no such conference */
export const namedConference = (id: string): Promise<NamedConference> =>
  db().conference.findUniqueOrThrow({
    where: { id },
    select: { slug: true, title: true, venue: true, timeZone: true, accent: true },
  })

/** What was written, as far as it can be read: what is too long or out of place costs nobody the rest. */
function readFilled(kept: unknown): Filled {
  const fields = Object.entries(isRecord(kept) ? kept : {}).flatMap(([key, value]): [string, Filled[string]][] => {
    if (typeof value === 'string') return [[key, value]]
    return Array.isArray(value) ? [[key, value.filter(isRecord).map(textsOf)]] : []
  })
  return Object.fromEntries(fields)
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const textsOf = (row: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(Object.entries(row).filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
