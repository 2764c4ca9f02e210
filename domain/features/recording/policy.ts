import type { Policy, Seen } from '../../protocol/feature'
import type { Standing } from '../../protocol/standing'
import type { RecordingCommand } from './commands'
import { concerns, type RecordingLayers } from './state'

const staff = (actor: Standing) => actor.may.run
const recorder = ({ role }: Standing) => role === 'system'

const isConcerned = (actor: Standing, { all: { running } }: Seen<RecordingLayers>) =>
  actor.may.takePart && (running === null || concerns(running.scope, actor.role))

export const policy: Policy<RecordingLayers, RecordingCommand> = {
  'recording.start': staff,
  'recording.change': staff,
  'recording.pause': staff,
  'recording.resume': staff,
  'recording.stop': staff,
  // Whoever agreed may take their word back at any time, also after the end.
  'recording.consent': (actor, { data: { given } }, seen) => !given || isConcerned(actor, seen),
  'recording.deliver': recorder,
  'recording.mark-gap': recorder,
  'recording.warn': recorder,
}
