import type { ComponentType } from 'react'
import type { MenuEntry } from '@/app/_ui/menu'
import type { ParticipantId, RoomId } from '@/domain/protocol/standing'
import type { SessionCommand } from '@/domain/session'

/** The visible half of a feature: what it puts where in the room. Everything is optional, and everything is small: large parts load when shown. */
export interface FeatureUi {
  readonly name: string
  /** A tab of the side panel. `useCount` is the number on it, and what it means in words. */
  readonly panel?: {
    readonly useLabel: () => string
    readonly useCount: () => { readonly count: number; readonly words: string }
    /** Whether there is anything in it just now; without it, always. */
    readonly useIsShown?: () => boolean
    /** It opens by itself when it comes: the work of the room. */
    readonly comesForward?: boolean
    readonly Panel: ComponentType
  }
  /** In the bar at the bottom, from left to right as in the list of features. */
  readonly Controls?: ComponentType
  /** A sentence above the stage, when there is something to say. */
  readonly Banner?: ComponentType
  /** At the right of the header. */
  readonly Header?: ComponentType
  /** Above the list of people. */
  readonly AbovePeople?: ComponentType
  /** What of that calls for somebody, as a number on the tab of the people, and in words. */
  readonly usePeopleCount?: () => { readonly count: number; readonly words: string }
  /** Beside a name in the list of people. */
  readonly Mark?: ComponentType<{ readonly id: ParticipantId }>
  /** On the picture of somebody on stage. */
  readonly StageMark?: ComponentType<{ readonly id: ParticipantId }>
  /** What a moderator may do with somebody, as entries of a menu. */
  readonly usePersonActions?: () => (id: ParticipantId) => readonly MenuEntry[]
  /** What is still to be asked for when somebody leaves on purpose; null for nothing. */
  readonly useFarewell?: () => SessionCommand | null
  /** What the header names while the page does not show the plenary. */
  readonly useHeading?: () => string | null
  /** On the moderators' wall, from the feature's `digest` of a room: a figure, and what calls for somebody; and what one does to all rooms. */
  readonly TileFigure?: ComponentType<{ readonly room: RoomId; readonly figure: unknown }>
  readonly TileCall?: ComponentType<{ readonly room: RoomId; readonly figure: unknown }>
  readonly WallAction?: ComponentType
  /** What groups left behind, told to whoever closed their rooms. `onGo` is called when it leads there. */
  readonly AfterRooms?: ComponentType<{ readonly onGo: () => void }>
  /** Takes most of the stage, beside those who stand on it, while `useIsCovering` says so. */
  readonly useIsCovering?: () => boolean
  readonly StageCover?: ComponentType
  /** The large area in the middle. */
  readonly Stage?: ComponentType
}
