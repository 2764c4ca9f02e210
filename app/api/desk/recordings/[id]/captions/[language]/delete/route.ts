import * as z from 'zod'
import { deleteCaptions } from '@/app/_data/recording-captions'
import { deskOfRecording } from '@/app/_data/recordings'
import { changing } from '@/app/_data/requests'

export const POST = changing(
  z.strictObject({}),
  async (_input, _request, { id, language }: { id: string; language: string }) => {
    await deskOfRecording(id)
    await deleteCaptions(id, language)
  },
)
