import { deskOf } from '@/app/_data/desk-actor'
import { download } from '@/app/_data/exports/download'
import { reading } from '@/app/_data/requests'
import { conferenceOfWorkbook, namedConference, writtenWorkbooks } from '@/app/_data/workbooks'

/** One workbook as a file: docx, pdf or json; `?language=` says in which its questions are. */
export const GET = reading(async (query, { id, format }: { id: string; format: string }) => {
  const conferenceId = await conferenceOfWorkbook(id)
  await deskOf(conferenceId)
  const workbooks = await writtenWorkbooks({ id })
  const conference = await namedConference(conferenceId!)
  return download({ format, language: query.get('language'), conference, workbooks, title: workbooks[0]!.title })
})
