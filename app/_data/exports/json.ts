import 'server-only'
import type { NamedConference, WrittenWorkbook } from './action-programme'

/** Workbooks for other programs. Keys stay: whoever reads them must not have to follow us. */
export const workbooksAsJson = ({ slug, title }: NamedConference, workbooks: readonly WrittenWorkbook[]): string =>
  JSON.stringify(
    {
      conference: { slug, title },
      workbooks: workbooks.map(({ title, partnership, session, template, filled, updatedAt, remarks }) => ({
        title,
        partnership: partnership?.name ?? null,
        session,
        template,
        filled,
        updatedAt: updatedAt.toISOString(),
        comments: remarks.map(({ kind, text, by, at }) => ({ kind, text, by, at: at.toISOString() })),
      })),
    },
    null,
    2,
  )
