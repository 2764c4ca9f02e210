import { type Filled, LANGUAGES, type Template, type Texts } from '@/domain/planning/workbook'
import { addColumns, asPiece, documentFrom, documentOf, filledOf } from '@/domain/workbook-document'
import type { Database } from '@/prisma/client'

export interface StoredWorkbook {
  readonly template: Template
  /** The Yjs document in base64; null for an empty one. */
  readonly doc: string | null
  readonly filled: Filled
}

/** A document beyond this is begun anew with what it says: its history would leave no room to write. In base64. */
const LARGEST_HISTORY = 24_000

/**
 * What a partnership goes on with: the newest workbook that it filled with a template that has this name in some language,
 * in this conference or in another of its series; fields that the template has lost rest in the document. Without one, or without a
 * partnership, it begins empty.
 */
export async function storedWorkbookFor(
  db: Database,
  conferenceId: string,
  partnershipId: string | null,
  template: Template,
): Promise<StoredWorkbook> {
  const doc = partnershipId && (await newestOf(db, conferenceId, partnershipId, template.name))
  if (!doc) return { template, doc: null, filled: {} }
  const kept = documentFrom([Buffer.from(doc).toString('base64')])
  const filled = filledOf(kept, template)
  const document = asPiece(kept).length > LARGEST_HISTORY ? documentOf(template, filled) : kept
  addColumns(document, template)
  return { template, doc: asPiece(document), filled }
}

async function newestOf(db: Database, conferenceId: string, partnershipId: string, name: Texts) {
  const { seriesId } = await db.conference.findUniqueOrThrow({
    where: { id: conferenceId },
    select: { seriesId: true },
  })
  const newest = await db.workbook.findFirst({
    where: {
      partnershipId,
      OR: Object.values(name)
        .filter((said) => said !== undefined)
        .flatMap((said) => LANGUAGES.map((language) => ({ template: { path: ['name', language], equals: said } }))),
      doc: { not: null },
      conference: seriesId ? { OR: [{ id: conferenceId }, { seriesId }] } : { id: conferenceId },
    },
    orderBy: { createdAt: 'desc' },
    select: { doc: true },
  })
  return newest?.doc ?? null
}
