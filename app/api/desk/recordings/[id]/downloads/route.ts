import * as z from 'zod'
import { requestDownloads } from '@/app/_data/recording-downloads'
import { deskOfRecording } from '@/app/_data/recordings'
import { changing } from '@/app/_data/requests'

export const POST = changing(z.strictObject({}), async (_input, _request, { id }: { id: string }) => {
  await deskOfRecording(id)
  await requestDownloads(id)
})
