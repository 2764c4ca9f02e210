import { deskOf } from '@/app/_data/desk-actor'
import { downloadSheet } from '@/app/_data/exports/sheets/download-sheet'
import { reading } from '@/app/_data/requests'
import { conferenceOfSession } from '@/app/_data/sessions'

/** Attendance, questions or chat as a file; `?format=` is xlsx or csv. */
export const GET = reading(async (query, { id, what }: { id: string; what: string }) => {
  await deskOf(await conferenceOfSession(id))
  return downloadSheet(id, what, query.get('format'))
})
