import { type Decide, type Decision, happened, type RefusalParams, refused, type Whole } from '../../protocol/feature'
import { getFrom } from '../../protocol/table'
import type { RecordingCommand } from './commands'
import type { RecordingEvent } from './events'
import { initial, type RecordingLayers, type Running } from './state'

type State = Whole<RecordingLayers>
type Decided = Decision<RecordingEvent>

const NOT_RUNNING = 'recording/not-running'

const withRunning = ({ all }: State, decide: (running: Running) => Decided): Decided =>
  all.running ? decide(all.running) : refused(NOT_RUNNING)

/** What the recorder says of a recording that is over concerns nobody any more. */
const withThis = (state: State, recordingId: string, decide: (running: Running) => Decided): Decided =>
  withRunning(state, (running) => (running.recordingId === recordingId ? decide(running) : refused(NOT_RUNNING)))

type What = Pick<Running, 'records' | 'streams'>

/** What runs already, and what of the wanted is not among it: whoever came second can add it. */
const besides = (wanted: What, { records, streams }: What): RefusalParams => ({
  runs: records && streams ? 'both' : streams ? 'streams' : 'records',
  lacks: wanted.streams && !streams ? 'streams' : wanted.records && !records ? 'records' : 'nothing',
})

/** Whoever agreed to be recorded has not agreed to be streamed. */
const asksAnew = (isNeeded: boolean): RecordingEvent[] => (isNeeded ? [{ type: 'recording.asked-anew', data: {} }] : [])

export const decide: Decide<RecordingLayers, RecordingCommand, RecordingEvent> = {
  'recording.start': ({ data }, state, { actor, newId }) => {
    if (state.all.running) return refused('recording/already-running', besides(data, state.all.running))
    if (actor.phase !== 'open' && actor.phase !== 'live') return refused('recording/not-now')
    if (!data.records && !data.streams) return refused('recording/nothing-chosen')
    return happened<RecordingEvent>(...asksAnew(data.streams && state.all.consents.length > 0), {
      type: 'recording.started',
      data: { recordingId: newId(), ...data },
    })
  },

  'recording.change': ({ data }, state) =>
    withRunning(state, ({ records, streams }) => {
      if (!data.records && !data.streams) return refused('recording/nothing-chosen')
      if (data.records === records && data.streams === streams) return refused('recording/same')
      return happened<RecordingEvent>(...asksAnew(data.streams && !streams), { type: 'recording.changed', data })
    }),

  'recording.pause': (_command, state) =>
    withRunning(state, ({ paused }) =>
      paused ? refused('recording/same') : happened<RecordingEvent>({ type: 'recording.paused', data: {} }),
    ),

  'recording.resume': (_command, state) =>
    withRunning(state, ({ paused }) =>
      paused ? happened<RecordingEvent>({ type: 'recording.resumed', data: {} }) : refused('recording/same'),
    ),

  'recording.stop': ({ data }, state, { actor }) => {
    const by = actor.role === 'system' ? 'recorder' : 'staff'
    return withRunning(state, ({ recordingId }) =>
      data.recordingId === undefined || data.recordingId === recordingId
        ? happened<RecordingEvent>({ type: 'recording.stopped', data: { by } })
        : refused(NOT_RUNNING),
    )
  },

  // Somebody may take their word back also when nothing is recorded any more.
  'recording.consent': ({ data: { given, text, streams = false } }, state, { actor }) => {
    const { answer } = getFrom(state.own, actor.id) ?? initial.own
    if (answer?.given === given && answer.text === text) return refused('recording/same')
    const { running } = state.all
    if (given && !running) return refused(NOT_RUNNING)
    // The stream was added while they read of a recording alone.
    if (given && running?.streams && !streams) return refused('recording/asked-anew')
    // Who never agreed and does not now is nobody's business.
    const type = given || state.all.consents.includes(actor.id) ? 'recording.consented' : 'recording.declined'
    return happened<RecordingEvent>({ type, owner: actor.id, data: { participantId: actor.id, given, text, streams } })
  },

  'recording.deliver': ({ data: { recordingId, on } }, state) =>
    withThis(state, recordingId, ({ delivers }) =>
      delivers === on
        ? refused('recording/same')
        : happened<RecordingEvent>({ type: 'recording.delivered', data: { on } }),
    ),

  'recording.mark-gap': ({ data }, state) =>
    withThis(state, data.recordingId, () =>
      data.from < data.until
        ? happened<RecordingEvent>({ type: 'recording.gap-marked', data })
        : refused('recording/no-gap'),
    ),

  'recording.warn': ({ data: { recordingId, problem } }, state) =>
    withThis(state, recordingId, () =>
      state.staff.problem === problem
        ? refused('recording/same')
        : happened<RecordingEvent>({ type: 'recording.warned', data: { problem } }),
    ),
}
