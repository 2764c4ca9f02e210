import { MAIN, type ParticipantId } from '../protocol/standing'
import { type SessionEvent, session } from '../session'
import type { Stretch } from './timeline'

/** Types of events that say who was captured when; all that matter stand in the plenary. */
export const capturing: readonly string[] = session.eventTypes.filter((type) => /^(recording|stage)\./.test(type))

/** What happens changes the picture only when the recorder has heard of it, and drawn anew; in milliseconds. */
export const DRAWN_WITHIN = 1_000

/**
 * When somebody may be seen and heard in a recording: on stage, with their consent, while it ran. In log time. Nobody is
 * left out; somebody may be named who was not, such as before the session was live.
 * @param events those of `capturing` in the plenary, in order
 * @param end when the recording ended, for those who were on stage to the last
 */
export function capturedStretches(
  events: readonly SessionEvent[],
  recordingId: string,
  end: number,
): ReadonlyMap<ParticipantId, readonly Stretch[]> {
  const found = new Map<ParticipantId, Stretch[]>()
  const since = new Map<ParticipantId, number>()
  const close = (id: ParticipantId, at: number) => {
    found.set(id, [...(found.get(id) ?? []), { from: since.get(id)!, until: at + DRAWN_WITHIN }])
    since.delete(id)
  }
  let state = session.initial
  for (const event of events) {
    state = session.reduce(state, event)
    const seen = capturedNow(state, recordingId)
    for (const id of since.keys()) if (!seen.has(id)) close(id, event.at)
    for (const id of seen) if (!since.has(id)) since.set(id, event.at)
  }
  for (const id of [...since.keys()]) close(id, end)
  return found
}

function capturedNow({ session: { recording }, rooms }: typeof session.initial, recordingId: string) {
  const { running, consents } = recording.all
  if (running?.recordingId !== recordingId || running.paused) return new Set<ParticipantId>()
  const onStage = rooms[MAIN]?.stage.all.onStage ?? []
  return new Set(onStage.map(({ participantId }) => participantId).filter((id) => consents.includes(id)))
}
