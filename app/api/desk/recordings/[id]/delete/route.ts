import * as z from 'zod'
import { deleteRecording } from '@/app/_data/recording-publication'
import { deskOfRecording } from '@/app/_data/recordings'
import { changing } from '@/app/_data/requests'

export const POST = changing(z.strictObject({}), async (_input, _request, { id }: { id: string }) => {
  await deskOfRecording(id)
  await deleteRecording(id)
})
