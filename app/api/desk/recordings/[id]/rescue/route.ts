import * as z from 'zod'
import { rescue } from '@/app/_data/recording-publication'
import { deskOfRecording } from '@/app/_data/recordings'
import { changing } from '@/app/_data/requests'

export const POST = changing(z.strictObject({}), async (_input, _request, { id }: { id: string }) => {
  await deskOfRecording(id)
  await rescue(id)
})
