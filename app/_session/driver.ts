import type { Ack, Report, Wall } from '@/domain/protocol/messages'
import type { RoomId } from '@/domain/protocol/standing'
import type { SessionCommand } from '@/domain/session'
import type { HistoryBook } from './history'
import type { Presence } from './presence'
import type { SessionStore } from './store'
import type { Value } from './value'
import type { WhoWrites } from './who-writes'

/** Where the connection stands. `reconnecting`: what is shown is safe, what is sent waits. */
export type Connection =
  | { readonly state: 'connecting' | 'connected' }
  | { readonly state: 'reconnecting'; readonly since: number }
  /** Not let in, or put out; `code` says why. */
  | { readonly state: 'refused'; readonly code: string }
  /** Removed by a moderator, or the link was withdrawn. */
  | { readonly state: 'removed' }
  /** The server is newer than this page (S17). */
  | { readonly state: 'outdated' }

/** A command on its way. It is kept until the view shows it, or it was refused. */
export interface Pending {
  readonly id: string
  readonly command: SessionCommand
  readonly room: RoomId
  /** Milliseconds since 1970, by this browser. */
  readonly sentAt: number
}

/** A command was refused for good; also one that a page before this one sent. */
export type Refused = (pending: Pending, ack: Ack & { readonly ok: false }) => void

export type Send = (command: SessionCommand, room?: RoomId) => Promise<Ack>

/** What feeds the store: the live session, or a recording of it. A driver without `send` makes every button read-only. */
export interface Driver {
  readonly store: SessionStore
  readonly connection: Value<Connection>
  readonly pending: Value<readonly Pending[]>
  readonly history: HistoryBook
  readonly presence: Presence | null
  /** All open rooms at a glance; for those who keep order, while the session runs. */
  readonly wall: Value<Wall | null>
  /** Tells of this page's person what the fold cannot know; null in a replay. */
  readonly report: ((report: Report) => void) | null
  readonly send: Send | null
  /** Takes a command back that has not gone out yet, so that another may say it all; false if it has, or is answered. */
  readonly takeBack: (id: string) => boolean
  /** Hears of every refusal. Returns how to hear no more. */
  readonly whenRefused: (hear: Refused) => () => void
  /** Who writes where; null in a replay. */
  readonly whoWrites: WhoWrites | null
  /** The session's time now, milliseconds since 1970: the server's, or the recording's. */
  readonly now: () => number
  readonly close: () => void
}
