import { ask } from '@/app/_session/live-http'
import type { RoomId } from '@/domain/protocol/standing'

/** The way into the media room for ten minutes, or why there is none. */
export type Pass =
  | { readonly ok: true; readonly url: string; readonly token: string }
  | { readonly ok: false; readonly code: 'media/off' | 'media/preparing' | 'media/not-now' | 'media/elsewhere' }

/** For one of the media rooms; `take` if this page should take the place of another one of the same person. */
export type GetPass = (channel: RoomId, take: boolean) => Promise<Pass>

/** Names this tab to the server, and stays the same when it is loaded anew. */
function tabId(): string {
  const key = 'auftakt-tab'
  const known = sessionStorage.getItem(key)
  if (known) return known
  const made = crypto.randomUUID()
  sessionStorage.setItem(key, made)
  return made
}

export const passFor =
  (session: string, seat: string): GetPass =>
  (channel, take) =>
    ask<Pass>('media', { session, seat, tab: tabId(), channel, take: take ? 'yes' : undefined })
