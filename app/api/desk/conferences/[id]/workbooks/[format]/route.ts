import { deskOf } from '@/app/_data/desk-actor'
import { download } from '@/app/_data/exports/download'
import { reading } from '@/app/_data/requests'
import { namedConference, writtenWorkbooks } from '@/app/_data/workbooks'

/** All workbooks of a conference as one file, with `?partnership=` those of one. */
export const GET = reading(async (query, { id, format }: { id: string; format: string }) => {
  await deskOf(id)
  const partnershipId = query.get('partnership')
  const workbooks = await writtenWorkbooks({ conferenceId: id, ...(partnershipId !== null && { partnershipId }) })
  const conference = await namedConference(id)
  const title = (partnershipId !== null && workbooks[0]?.partnership?.name) || conference.title
  return download({ format, language: query.get('language'), conference, workbooks, title })
})
