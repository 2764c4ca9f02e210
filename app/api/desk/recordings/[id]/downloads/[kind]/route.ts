import { downloadAddress } from '@/app/_data/recording-downloads'
import { deskOfRecording } from '@/app/_data/recordings'
import { reading } from '@/app/_data/requests'

/** Leads to the file itself, for an hour. */
export const GET = reading(async (_query, { id, kind }: { id: string; kind: string }) => {
  await deskOfRecording(id)
  const headers = { location: await downloadAddress(id, kind), 'cache-control': 'private, no-store' }
  return new Response(null, { status: 307, headers })
})
