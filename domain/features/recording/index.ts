import { defineFeature } from '../../protocol/feature'
import { commands } from './commands'
import { decide } from './decide'
import { events } from './events'
import { policy } from './policy'
import { reduce } from './reduce'
import { initial } from './state'

/** Whether the session is recorded or streamed, and who agreed to be. Breakout rooms never are. */
export const recording = defineFeature({
  initial,
  events,
  commands,
  policy,
  decide,
  reduce,
  refusals: [
    'recording/already-running',
    'recording/not-running',
    'recording/not-now',
    'recording/nothing-chosen',
    'recording/no-gap',
    'recording/asked-anew',
    'recording/same',
  ],
})
export {
  CONSENT_TEXT,
  captures,
  concerns,
  isCaptured,
  PROBLEMS,
  type Problem,
  type RecordingLayers,
  type Running,
  type Scope,
} from './state'
