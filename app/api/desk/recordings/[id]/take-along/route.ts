import { setTakeAlong, takeAlongFields } from '@/app/_data/recording-publication'
import { deskOfRecording } from '@/app/_data/recordings'
import { changing } from '@/app/_data/requests'

export const POST = changing(takeAlongFields, async (fields, _request, { id }: { id: string }) => {
  await deskOfRecording(id)
  return setTakeAlong(id, fields)
})
