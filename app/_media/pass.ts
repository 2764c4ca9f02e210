import { ask } from '@/app/_session/live-http'

/** The way into the media room for ten minutes, or why there is none. */
export type Pass =
  | { readonly ok: true; readonly url: string; readonly token: string }
  | { readonly ok: false; readonly code: 'media/off' | 'media/preparing' | 'media/not-now' | 'media/elsewhere' }

export type GetPass = (take: boolean) => Promise<Pass>

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
  (take) =>
    ask<Pass>('media', { session, seat, tab: tabId(), take: take ? 'yes' : undefined })
