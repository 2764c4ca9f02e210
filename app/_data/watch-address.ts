import 'server-only'
import { publicUrl } from './settings'

/** Where somebody watches by a link: a recording of a session, or its stream. What is behind # reaches no server's log. */
export const watchAddress = (
  { sessionId, recordingId }: { readonly sessionId: string; readonly recordingId: string | null },
  secret: string,
): string =>
  recordingId === null
    ? `${publicUrl()}/watch/${sessionId}#${secret}`
    : `${publicUrl()}/replay/${sessionId}?recording=${recordingId}#${secret}`
