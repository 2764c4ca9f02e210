import 'server-only'
import { publicUrl } from './settings'

/** A recording of a session, or its stream. */
interface Watched {
  readonly sessionId: string
  readonly recordingId: string | null
}

const pathOf = ({ sessionId, recordingId }: Watched) =>
  recordingId === null ? `/watch/${sessionId}` : `/replay/${sessionId}?recording=${recordingId}`

/** Where those watch it who may. */
export const pageAddress = (watched: Watched): string => `${publicUrl()}${pathOf(watched)}`

/** Where somebody watches it by a link. What is behind # reaches no server's log. */
export const watchAddress = (watched: Watched, secret: string): string =>
  `${publicUrl()}/enter?to=${encodeURIComponent(pathOf(watched))}#${secret}`
