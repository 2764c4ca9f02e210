import { deskOf } from '@/app/_data/desk-actor'
import { changing } from '@/app/_data/requests'
import { conferenceOfTemplate, TEMPLATE_CODES, templateFields, updateTemplate } from '@/app/_data/workbook-templates'

export const POST = changing(
  templateFields,
  async (fields, _request, { id }: { id: string }) => {
    await deskOf(await conferenceOfTemplate(id))
    await updateTemplate(id, fields)
  },
  TEMPLATE_CODES,
)
