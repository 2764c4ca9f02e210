import 'server-only'
import { publicUrl } from './settings'

/** Where somebody watches by a link: a recording of a session, or its stream. What is behind # reaches no server's log. */
export function watchAddress(
  { sessionId, recordingId }: { readonly sessionId: string; readonly recordingId: string | null },
  secret: string,
): string {
  const to = recordingId === null ? `/watch/${sessionId}` : `/replay/${sessionId}?recording=${recordingId}`
  return `${publicUrl()}/enter?to=${encodeURIComponent(to)}#${secret}`
}
