import { type SessionEvent, session } from '../session'
import type { Stretch } from './timeline'

/** What a recording holds of a log, in log time, and how far it can be told now. */
export interface Held {
  /** When it ran and was not paused, in order; the last has no end while it runs. */
  readonly stretches: readonly Stretch[]
  /** The last seq that may be told; Infinity while it runs. What comes after is in the recording only once that goes on. */
  readonly upTo: number
}

/** Types of events that say whether a session is recorded; all of them stand in the plenary. */
export const recordingTypes: readonly string[] = Object.keys(session.registry.features.session.recording!.events)

/**
 * When a session was recorded, or streamed, by one recording: nothing before it began, in its pauses or after its end.
 * @param events those of `recordingTypes`, in order
 * @param as kept for later, or streamed while it runs
 */
export function heldBy(events: readonly SessionEvent[], recordingId: string, as: As): Held {
  const stretches: Stretch[] = []
  let running: Running | null = null
  let upTo = 0
  for (const event of events) {
    const was = isHeld(running)
    running = after(running, event, recordingId, as)
    const is = isHeld(running)
    if (is && !was) stretches.push({ from: event.at, until: Number.POSITIVE_INFINITY })
    if (!is && was) {
      stretches.push({ from: stretches.pop()!.from, until: event.at })
      upTo = event.seq
    }
  }
  return { stretches, upTo: isHeld(running) ? Number.POSITIVE_INFINITY : upTo }
}

type As = 'records' | 'streams'
interface Running {
  /** It is what is asked for: kept, or streamed. */
  readonly is: boolean
  readonly paused: boolean
}

const isHeld = (running: Running | null): boolean => running?.is === true && !running.paused

/** How the recording that is asked for stands after an event; null while it does not run. */
function after(running: Running | null, event: SessionEvent, recordingId: string, as: As): Running | null {
  if (event.data === null) return running
  if (event.type === 'recording.started')
    return event.data.recordingId === recordingId ? { is: event.data[as], paused: false } : null
  if (running === null || event.type === 'recording.stopped') return null
  if (event.type === 'recording.changed') return { ...running, is: event.data[as] }
  if (event.type === 'recording.paused') return { ...running, paused: true }
  return event.type === 'recording.resumed' ? { ...running, paused: false } : running
}

/**
 * The subjects of what somebody keeps out of replays: the last word on each counts.
 * @param events those of `session.withholding`, in order
 */
export function withheldIn(events: readonly SessionEvent[]): ReadonlySet<string> {
  const withheld = new Set<string>()
  for (const event of events) {
    const subject = event.data && session.subjectOf(event)
    if (!subject || !('withheld' in event.data)) continue
    if (event.data.withheld === true) withheld.add(subject)
    else withheld.delete(subject)
  }
  return withheld
}

/** All that lies outside of these stretches, in log time, up to the last of them. */
export const outside = (stretches: readonly Stretch[]): readonly Stretch[] =>
  stretches.map(({ from }, i) => ({ from: stretches[i - 1]?.until ?? Number.NEGATIVE_INFINITY, until: from }))
