import { CAPTION_CODES, captionFields, keepCaptions, LARGEST_CAPTIONS } from '@/app/_data/recording-captions'
import { deskOfRecording } from '@/app/_data/recordings'
import { changing } from '@/app/_data/requests'

export const POST = changing(
  captionFields,
  async (fields, _request, { id }: { id: string }) => {
    await deskOfRecording(id)
    await keepCaptions(id, fields)
  },
  CAPTION_CODES,
  LARGEST_CAPTIONS,
)
