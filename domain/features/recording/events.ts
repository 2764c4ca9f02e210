import * as z from 'zod/mini'
import { type EventOf, event } from '../../protocol/feature'
import { ref } from '../../protocol/schema'

const what = { records: z.boolean(), streams: z.boolean() }

export const events = {
  'recording.started': event(
    z.object({ recordingId: ref('recordings'), ...what, scope: z.enum(['stage', 'audience']) }),
  ),
  'recording.changed': event(z.object(what)),
  'recording.paused': event(z.object({})),
  'recording.resumed': event(z.object({})),
  /** By the recorder, when it cannot go on; what was in its way stays said. */
  'recording.stopped': event(z.object({ by: z.enum(['staff', 'session', 'recorder']) })),
  /** The ledger of consent: who, to which text, to a recording alone or to a stream too. */
  'recording.consented': event(
    z.object({ participantId: ref('people'), given: z.boolean(), text: z.int(), streams: z.boolean() }),
  ),
  /** The ledger goes on: who did not agree, and had not before. Only they hear of it. */
  'recording.declined': event(
    z.object({ participantId: ref('people'), given: z.boolean(), text: z.int(), streams: z.boolean() }),
  ),
  /** What was agreed to has become another thing: everybody is asked again. */
  'recording.asked-anew': event(z.object({})),
  'recording.delivered': event(z.object({ on: z.boolean() })),
  'recording.gap-marked': event(z.object({ recordingId: ref('recordings'), from: z.number(), until: z.number() })),
  'recording.warned': event(z.object({ problem: z.nullable(z.string()) })),
}
export type RecordingEvent = EventOf<typeof events>
