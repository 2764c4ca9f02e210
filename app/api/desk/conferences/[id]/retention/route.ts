import { deskOf } from '@/app/_data/desk-actor'
import { changing } from '@/app/_data/requests'
import { RETENTION_CODES, retentionFields, setRetention } from '@/app/_data/retention'

export const POST = changing(
  retentionFields,
  async (fields, _request, { id }: { id: string }) => {
    await deskOf(id)
    await setRetention(id, fields)
  },
  RETENTION_CODES,
)
