import type { Filled, Piece, Template } from '@/domain/planning/workbook'
import type { RoomId } from '@/domain/protocol/standing'
import { asPiece, documentFrom, filledOf } from '@/domain/workbook-document'
import type { Database } from '@/prisma/client'
import type { Prisma } from '@/prisma/generated/client'
import { newId } from '@/server/sessions/ids'

export interface Harvested {
  readonly sessionId: string
  readonly room: RoomId
  readonly name: string
  /** Id of the partnership whose room it was. */
  readonly partnership: string | null
  readonly template: Template
  readonly pieces: readonly Piece[]
  readonly position: number
}

/**
 * Keeps what a room wrote where it stays with the partnership, and reads it to its last word. Late pieces come to what is
 * kept already; two processes may do it at once, and a second time it changes nothing.
 * @returns what the document says now
 */
export function keepWorkbook(db: Database, harvested: Harvested): Promise<Filled> {
  const { sessionId, room, template, pieces } = harvested
  return db.$transaction(async (tx) => {
    const isThere = await begin(tx, harvested)
    const [kept] = await tx.$queryRaw<{ doc: Uint8Array | null }[]>`
      select doc from "Workbook" where "sessionId" = ${sessionId} and room = ${room} for update`
    const before = kept?.doc ? [Buffer.from(kept.doc).toString('base64')] : []
    const document = documentFrom([...before, ...pieces.map(({ update }) => update)])
    const filled = filledOf(document, template)
    if (isThere) {
      const doc = Buffer.from(asPiece(document), 'base64')
      const where = { sessionId_room: { sessionId, room } }
      await tx.workbook.update({ where, data: { doc, filled, updatedAt: new Date() } })
    }
    return filled
  })
}

/** The row, if there is a session for it: rehearsals and tests may have logs without one. */
async function begin(tx: Prisma.TransactionClient, harvested: Harvested): Promise<boolean> {
  const { sessionId, room, name, partnership, template, position } = harvested
  const session = await tx.session.findUnique({ where: { id: sessionId }, select: { conferenceId: true } })
  if (!session) return false
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
  return true
}

/** The order in which they lie on the table, for whoever reads them later. */
export async function keepOrder(db: Database, sessionId: string, rooms: readonly RoomId[]): Promise<void> {
  await db.$executeRaw`
    update "Workbook" set position = place.position::int - 1
    from unnest(${[...rooms]}::text[]) with ordinality as place(room, position)
    where "sessionId" = ${sessionId} and "Workbook".room = place.room`
}
