import * as z from 'zod/mini'
import { type Filled, type Template, template } from '@/domain/planning/workbook'
import type { RoomId } from '@/domain/protocol/standing'
import { getFrom } from '@/domain/protocol/table'
import type { CardContent, Face, SessionState } from '@/domain/session'
import { documentFrom, filledOf } from '@/domain/workbook-document'
import type { Database } from '@/prisma/client'
import type { SessionRunner } from '@/server/sessions/session-runner'

const MOST_FACES = 20

const card = z.string().check(z.minLength(1), z.maxLength(64))
export const cardQuery = z.object({ card })
/** Ids of cards, separated by commas. */
export const facesQuery = z.object({ cards: z.string().check(z.maxLength(1_000)) })

export interface CardPage {
  readonly name: string
  readonly template: Template
  readonly filled: Filled
  readonly edition: number
}
/** Which cards somebody may be told of, by when their rooms closed. */
export type IsShown = (content: Pick<CardContent, 'closedAt'>) => boolean

export interface FacesPage {
  /** Those that exist, in the order in which they were asked for. */
  readonly faces: readonly (Face & { readonly card: RoomId })[]
}

/** What is written on a card of the harvest; null when there is none with this id among those that are shown. */
export async function cardPage(
  db: Database,
  { id, state }: SessionRunner,
  isShown: IsShown,
  asked: RoomId,
): Promise<CardPage | null> {
  const { all, server } = state.session.harvest
  const outside = all.cards.find((each) => each.card === asked)
  const content = getFrom(server.contents, asked)
  if (!outside || !content || !isShown(content)) return null
  const written = readFrom(content) ?? (await keptOf(db, id, asked))
  return written && { name: content.face.name, ...written, edition: outside.edition }
}

/** A room has just closed: what it wrote is not kept yet. */
const readFrom = ({ unkept, pieces }: CardContent): Pick<CardPage, 'template' | 'filled'> | null => {
  if (!unkept) return null
  const document = documentFrom(pieces.map(({ update }) => update))
  return { template: unkept.template, filled: filledOf(document, unkept.template) }
}

async function keptOf(db: Database, sessionId: string, room: RoomId) {
  const where = { sessionId_room: { sessionId, room } }
  const row = await db.workbook.findUnique({ where, select: { template: true, filled: true } })
  return row && { template: template.parse(row.template), filled: row.filled as Filled }
}

/** What cards show before they are opened. */
export function facesPage({ session: { harvest } }: SessionState, isShown: IsShown, asked: string): FacesPage {
  const wanted = asked.split(',').slice(0, MOST_FACES)
  return {
    faces: wanted.flatMap((each) => {
      const content = getFrom(harvest.server.contents, each)
      return content && isShown(content) ? [{ card: each, ...content.face }] : []
    }),
  }
}
