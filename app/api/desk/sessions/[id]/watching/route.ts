import { deskOf } from '@/app/_data/desk-actor'
import { changing } from '@/app/_data/requests'
import { setWatching, watchingFields } from '@/app/_data/session-watching'
import { conferenceOfSession } from '@/app/_data/sessions'

export const POST = changing(watchingFields, async (fields, _request, { id }: { id: string }) => {
  await deskOf(await conferenceOfSession(id))
  await setWatching(id, fields)
})
