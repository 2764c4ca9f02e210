import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * What opens the program of a session: the picture that a recording captures. Made by the recorder, for its own browser;
 * `web` asks for it before it shows the page, `live` before it tells anything.
 * @param until when it opens nothing any more, milliseconds since 1970
 */
export const programKey = (secret: string, sessionId: string, recordingId: string, until: number): string =>
  `${recordingId}.${until}.${signature(secret, sessionId, recordingId, until)}`

/** The recording that a key was made for, if it opens the program of this session now; null for all else alike. */
export function recordingOfKey(secret: string, sessionId: string, key: string, now: number): string | null {
  const [, recordingId, until, given] = /^([\w-]{1,64})\.(\d{1,15})\.([\w-]{43})$/.exec(key) ?? []
  if (!recordingId || !until || !given || Number(until) <= now) return null
  const expected = signature(secret, sessionId, recordingId, Number(until))
  return timingSafeEqual(Buffer.from(given), Buffer.from(expected)) ? recordingId : null
}

const signature = (secret: string, sessionId: string, recordingId: string, until: number): string =>
  createHmac('sha256', secret).update(`program\n${sessionId}\n${recordingId}\n${until}`).digest('base64url')
