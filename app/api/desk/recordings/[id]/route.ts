import { EDITED_CODES, editedFields, editRecording, LARGEST_EDIT } from '@/app/_data/recording-editing'
import { deskOfRecording } from '@/app/_data/recordings'
import { changing } from '@/app/_data/requests'

/** Keeps the title, the cuts and the chapters, and cuts at once. */
export const POST = changing(
  editedFields,
  async (fields, _request, { id }: { id: string }) => {
    await deskOfRecording(id)
    return editRecording(id, fields)
  },
  EDITED_CODES,
  LARGEST_EDIT,
)
