import type { StoredEvent } from '@/domain/protocol/reading'

/** An event on its way into the log. `commandId` is a UUID; with `part` it is unique in the session (S6). */
export interface Draft {
  readonly at: number
  readonly room: string
  readonly type: string
  readonly v: number
  readonly by: string
  readonly owner: string | null
  readonly subject: string | null
  readonly data: unknown
  readonly commandId: string | null
  readonly part: number
}

/** A row of the log as the server reads it: what clients see, and who caused it, in answer to which command. */
export interface LogRow extends StoredEvent {
  readonly by: string | null
  readonly subject: string | null
  readonly commandId: string | null
}

/** The end of a log. Another epoch means: what was folded before is void. */
export interface Head {
  readonly head: number
  readonly epoch: number
}

/** Rows to blank in the transaction of the event that forgets them. */
export interface Forgetting {
  readonly types: readonly string[]
  readonly subject: string
}

export interface Append {
  readonly sessionId: string
  /** The head that the drafts were decided on (S16). */
  readonly on: Head
  readonly drafts: readonly Draft[]
  readonly forget: readonly Forgetting[]
  /** When the session must be looked at again although nobody asks; null for never. */
  readonly nextTickAt: number | null
}

/**
 * `appended`: durable, numbered on from the head. `stale`: somebody else was faster, or the epoch is another.
 * `repeated`: one of the commands is in the log already; nothing was written.
 */
export type AppendResult = 'appended' | 'stale' | 'repeated'

/** Append-only, one per session, dense from 1. If `append` throws, nobody knows whether it was written: read. */
export interface EventLog {
  append(append: Append): Promise<AppendResult>
  head(sessionId: string): Promise<Head>
  /** Rows after a seq, in order; all of them, unless `limit` says fewer. */
  read(sessionId: string, after: number, limit?: number): Promise<readonly LogRow[]>
  /** Which of these commands took effect: the seq of the last event of each (S6). */
  answered(sessionId: string, commandIds: readonly string[]): Promise<ReadonlyMap<string, number>>
  /** The newest subjects of events of a type in a room before a seq, newest first; blanked ones are gone. */
  latestSubjects(
    sessionId: string,
    room: string,
    type: string,
    before: number,
    limit: number,
  ): Promise<readonly string[]>
  /** All events in a room about these subjects up to a seq, in order. */
  about(sessionId: string, room: string, subjects: readonly string[], upTo: number): Promise<readonly LogRow[]>
  keyframe(sessionId: string, epoch: number, domainVersion: string): Promise<Keyframe | null>
  keep(sessionId: string, epoch: number, domainVersion: string, keyframe: Keyframe): Promise<void>
}

/** The whole state at a seq. */
export interface Keyframe {
  readonly seq: number
  readonly lastAt: number
  readonly state: unknown
}
