import type { ParticipantId, Role } from '../../protocol/standing'

/** Whose picture and sound are recorded: those who have a part on the stage, or whoever gets the floor as well. */
export const SCOPES = ['stage', 'audience'] as const
export type Scope = (typeof SCOPES)[number]

/** The newest text that people agree to; `recording.consentText.<n>` in the messages, which are kept. */
export const CONSENT_TEXT = 1
/** As many may agree in one session; whoever agreed first drops out, and is then captured no more. */
export const MOST_CONSENTS = 300

export interface Running {
  readonly recordingId: string
  /** Milliseconds since 1970. */
  readonly startedAt: number
  readonly scope: Scope
  readonly records: boolean
  readonly streams: boolean
  readonly paused: boolean
  /** The recorder says that it delivers. */
  readonly delivers: boolean
  /** It delivered, and does not any more, though it should: a gap grows. */
  readonly interrupted: boolean
}

interface Answer {
  readonly given: boolean
  readonly text: number
}

export interface RecordingLayers {
  readonly all: {
    readonly running: Running | null
    /** Who agreed, latest last. */
    readonly consents: readonly ParticipantId[]
  }
  /** What is in the recorder's way, a code. */
  readonly staff: { readonly problem: string | null }
  /** Null while they were not asked, or must be asked anew. */
  readonly own: { readonly answer: Answer | null }
  readonly server: null
}
export const initial: RecordingLayers = {
  all: { running: null, consents: [] },
  staff: { problem: null },
  own: { answer: null },
  server: null,
}

/** What may be in the recorder's way: it is not there, its disk is nearly or really full, it is too slow, it breaks off. */
export const PROBLEMS = ['no-recorder', 'disk-low', 'disk-full', 'slow', 'interrupted'] as const
export type Problem = (typeof PROBLEMS)[number]

type All = RecordingLayers['all']

/** Whether anything is captured just now, if there is anything to capture. */
export const captures = ({ running }: All): boolean => running !== null && !running.paused

/** Whether somebody may be seen and heard in what is recorded and streamed. */
export const isCaptured = (all: All, id: ParticipantId): boolean => captures(all) && all.consents.includes(id)

const ON_STAGE_BY_ROLE: ReadonlySet<Role | 'system'> = new Set(['organiser', 'moderator', 'speaker', 'interpreter'])

/** Whether a recording of this scope concerns somebody at all, should they come on stage. */
export const concerns = (scope: Scope, role: Role | 'system'): boolean =>
  scope === 'audience' || ON_STAGE_BY_ROLE.has(role)
