import { deskOf } from '@/app/_data/desk-actor'
import { changing } from '@/app/_data/requests'
import { createTemplate, TEMPLATE_CODES, templateFields } from '@/app/_data/workbook-templates'

export const POST = changing(
  templateFields,
  async (fields, _request, { id }: { id: string }) => {
    await deskOf(id)
    await createTemplate(id, fields)
  },
  TEMPLATE_CODES,
)
