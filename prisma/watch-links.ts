import { createHmac, timingSafeEqual } from 'node:crypto'

/** What there is to watch by a link: a recording, or the stream of a session, with its id. */
export interface Linked {
  readonly id: string
  /** SHA-256 of the secret in the link; null when there is none. */
  readonly linkHash: Uint8Array | null
  /** Null for never. */
  readonly linkExpires: Date | null
}

/** One cookie for each link that somebody came by. */
export const watchCookie = (id: string): string => `auftakt-watch-${id}`

/** The cookie's value: it proves that this server once saw the link's secret. Another link makes it void. */
export const sealWatch = (key: string, { id, linkHash }: Linked): string =>
  createHmac('sha256', key)
    .update(`watch\n${id}\n${Buffer.from(linkHash ?? []).toString('hex')}`)
    .digest('base64url')

/** Whether a link counts still, and this cookie is of it. */
export function opensWatch(key: string, linked: Linked, seal: string | undefined, now: number): boolean {
  if (!linked.linkHash || seal === undefined || !isInTime(linked, now)) return false
  const [expected, given] = [Buffer.from(sealWatch(key, linked)), Buffer.from(seal)]
  return given.length === expected.length && timingSafeEqual(given, expected)
}

export const isInTime = ({ linkExpires }: Pick<Linked, 'linkExpires'>, now: number): boolean =>
  linkExpires === null || linkExpires.getTime() > now
