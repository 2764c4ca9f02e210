import { type Filled, type Piece, type Template, template as templateShape } from '@/domain/planning/workbook'
import type { RoomId } from '@/domain/protocol/standing'
import { asPiece, documentFrom, filledOf } from '@/domain/workbook-document'
import type { Database } from '@/prisma/client'
import type { Prisma } from '@/prisma/generated/client'
import { newId } from '@/server/sessions/ids'

export interface Harvested {
  readonly sessionId: string
  readonly room: RoomId
  readonly name: string
  readonly position: number
  /** Id of the partnership whose room it was, and what it was filled by; null when all of it is kept already. */
  readonly unkept: { readonly partnership: string | null; readonly template: Template } | null
  /** What came since. */
  readonly pieces: readonly Piece[]
}

interface Kept {
  readonly template: Template
  /** What the document says now. */
  readonly filled: Filled
}

/**
 * Keeps what a room wrote where it stays with the partnership, and reads it to its last word. Late pieces come to what is
 * kept already; two processes may do it at once, and a second time it changes nothing.
 * @returns what is kept now; null for late pieces of something that is not there any more
 */
export function keepWorkbook(db: Database, harvested: Harvested): Promise<Kept | null> {
  const { sessionId, room, unkept, pieces } = harvested
  return db.$transaction(async (tx) => {
    if (unkept) await begin(tx, harvested, unkept)
    const [row] = await tx.$queryRaw<{ doc: Uint8Array | null; template: unknown }[]>`
      select doc, template from "Workbook" where "sessionId" = ${sessionId} and room = ${room} for update`
    const template = unkept?.template ?? (row ? templateShape.parse(row.template) : null)
    if (!template) return null
    const before = row?.doc ? [Buffer.from(row.doc).toString('base64')] : []
    const document = documentFrom([...before, ...pieces.map(({ update }) => update)])
    const filled = filledOf(document, template)
    if (row && pieces.length > 0) {
      const doc = Buffer.from(asPiece(document), 'base64')
      const where = { sessionId_room: { sessionId, room } }
      await tx.workbook.update({ where, data: { doc, filled, updatedAt: new Date() } })
    }
    return { template, filled }
  })
}

/** Makes the row, if there is a session for it: rehearsals and tests may have logs without one. */
async function begin(tx: Prisma.TransactionClient, harvested: Harvested, unkept: NonNullable<Harvested['unkept']>) {
  const { sessionId, room, name, position } = harvested
  const { partnership, template } = unkept
  const session = await tx.session.findUnique({ where: { id: sessionId }, select: { conferenceId: true } })
  if (!session) return
  const known = partnership && (await tx.partnership.findUnique({ where: { id: partnership }, select: { id: true } }))
  await tx.workbook.createMany({
    data: {
      id: newId(),
      conferenceId: session.conferenceId,
      sessionId,
      room,
      title: name,
      partnershipId: known ? known.id : null,
      template,
      position,
    },
    skipDuplicates: true,
  })
}

/** The order in which they lie on the table, for whoever reads them later. */
export async function keepOrder(db: Database, sessionId: string, rooms: readonly RoomId[]): Promise<void> {
  await db.$executeRaw`
    update "Workbook" set position = place.position::int - 1
    from unnest(${[...rooms]}::text[]) with ordinality as place(room, position)
    where "sessionId" = ${sessionId} and "Workbook".room = place.room`
}
