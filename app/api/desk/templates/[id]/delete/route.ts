import * as z from 'zod'
import { deskOf } from '@/app/_data/desk-actor'
import { changing } from '@/app/_data/requests'
import { conferenceOfTemplate, deleteTemplate } from '@/app/_data/workbook-templates'

export const POST = changing(z.strictObject({}), async (_input, _request, { id }: { id: string }) => {
  await deskOf(await conferenceOfTemplate(id))
  await deleteTemplate(id)
})
