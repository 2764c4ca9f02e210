import type { Context, Decision, Heard, Place, Recorded, Whole } from './feature'
import { foldWhole, type LoggedEvent, retireRooms } from './fold'
import { type ParsedCommand, parseCommand, readEvent, type StoredEvent, subjectOf } from './reading'
import {
  type CommandsOf,
  type EventsOf,
  type Features,
  Registry,
  type Seens,
  type SessionState,
  type SessionView,
  type Wholes,
} from './registry'
import { type ParticipantId, type RoomId, type Seat, type Standing, SYSTEM_ID, type Viewer } from './standing'
import { makeTick } from './time'
import { foldView, heardBy, retireFromView, seenBy, sessionSeenBy, viewOf } from './view'

/** What the machinery must know of people and rooms. It reads what anybody may see, or the person themselves, so it runs in their browser too. */
export interface Bearings<S extends Features, Event> {
  /** Undefined for somebody who has not entered, or was removed. */
  standing(seen: Seens<S>, participantId: ParticipantId): Standing | undefined
  /** The product itself, in the session's present phase. */
  system(seen: Seens<S>): Standing
  /** The rooms that this person's page shows: where they stand, and what they listen to. */
  seats(seen: Seens<S>, standing: Standing): readonly Seat[]
  hasRoom(seen: Seens<S>, room: RoomId): boolean
  /** Whether somebody left a room that is still open only a moment ago: what they wrote there may still be on its way. */
  leftLately(whole: Wholes<S>, participantId: ParticipantId, room: RoomId, now: number): boolean
  /** Rooms that end with this event; their state goes. */
  retires(event: Event): readonly RoomId[]
}

/** What follows from an event in other features, in the same breath: event type → further events. The state is the one before. */
export type Consequences<State, Event extends { type: string }> = {
  readonly [T in Event['type']]?: (
    state: State,
    event: Recorded<Extract<Event, { type: T }>>,
  ) => readonly { readonly room: RoomId; readonly event: Event }[]
}

/** An event whose row was blanked: place and type stay. */
export type Blank = Place & { readonly type: string; readonly data: null }

/**
 * Makes one session machine out of many features. `session` features span the rooms; a `room` feature
 * is written as if there were one room and exists once in each. Features never see each other.
 */
export function compose<S extends Features, R extends Features>(
  features: { session: S; room: R },
  bearings: Bearings<S, Recorded<EventsOf<S> | EventsOf<R>>>,
  consequences: Consequences<SessionState<S, R>, EventsOf<S> | EventsOf<R>>,
) {
  type State = SessionState<S, R>
  type View = SessionView<S, R>
  type Event = EventsOf<S> | EventsOf<R>
  type Command = CommandsOf<S> | CommandsOf<R>

  const registry = new Registry(features)
  const tick = makeTick(registry)
  const seen = (state: State, id: ParticipantId) => sessionSeenBy(registry, state, id, false) as Seens<S>
  const standing = (state: State, id: ParticipantId) =>
    id === SYSTEM_ID ? bearings.system(seen(state, id)) : bearings.standing(seen(state, id), id)

  return {
    registry,
    initial: registry.initial as State,
    commandTypes: registry.commandTypes as Command['type'][],
    eventTypes: registry.eventTypes as Event['type'][],
    /** Types of events that hold what somebody said, and those that may keep it out of replays. */
    saying: registry.eventTypes.filter((type) => registry.eventSpec(type)!.says),
    withholding: registry.eventTypes.filter((type) => registry.eventSpec(type)!.withholds),

    standing,
    /** The same, from what a person holds of the session: for their own browser. */
    standingSeen: (view: View, id: ParticipantId) => bearings.standing(view.session, id),
    hasRoom: (state: State, room: RoomId) => bearings.hasRoom(seen(state, SYSTEM_ID), room),
    /** Whether this is taken from somebody who is no longer in the room that it is meant for. */
    mayComeLate: (state: State, { type }: Command, from: ParticipantId, room: RoomId, now: number): boolean =>
      registry.ofCommand(type).feature.commands[type]!.mayComeLate &&
      bearings.leftLately(state.session, from, room, now),

    read: (row: StoredEvent) => readEvent(registry, row) as Recorded<Event> | Blank,
    parseCommand: (input: { type: string; data: unknown }) => parseCommand(registry, input) as ParsedCommand<Command>,
    subjectOf: (event: { type: string; data: unknown }) => subjectOf(registry, event),

    /** Asked by the client for its buttons and by the server for every command; both from what the actor may see. */
    allows(actor: Standing, room: RoomId, command: Command, known: State | View): boolean {
      const owner = registry.ofCommand(command.type)
      const part = registry.whole(known as SessionState, owner, room)
      return owner.feature.policy[command.type]!(
        actor,
        command as never,
        'server' in part ? seenBy(owner.feature, part, actor.id, actor.may.moderate) : part,
      )
    },

    decide(command: Command, state: State, context: Context): Decision<Event> {
      const owner = registry.ofCommand(command.type)
      const part = registry.whole(state, owner, context.room) as Whole<never>
      return owner.feature.decide[command.type]!(command as never, part, context) as Decision<Event>
    },

    consequencesOf: (state: State, event: Recorded<Event>) =>
      consequences[event.type as Event['type']]?.(state, event as never) ?? [],

    /** Folds an event into the whole state. */
    reduce(state: State, event: Recorded<Event> | Blank): State {
      const after = foldWhole(registry, state, event as LoggedEvent)
      return (event.data === null ? after : retireRooms(after, bearings.retires(event as Recorded<Event>))) as State
    },

    /** Folds an event that reached this viewer into what the viewer holds. */
    reduceView(view: View, event: Heard<Event>, viewer: Viewer): View {
      const after = foldView(registry, view, event as Heard<LoggedEvent>, viewer)
      return retireFromView(registry, after, bearings.retires(event as unknown as Recorded<Event>), viewer) as View
    },

    /** Whether this build understands an event that it is shown (S17). */
    canRead: ({ type, v = 1 }: { type: string; v?: number }) => v <= (registry.eventSpec(type)?.v ?? 0),

    heardBy: (event: Recorded<Event> | Blank, viewer: Viewer) =>
      heardBy(registry, event as LoggedEvent, viewer) as Heard<Event> | null,

    viewerOf(state: State, id: ParticipantId): Viewer | undefined {
      const who = standing(state, id)
      return who && { id, staff: who.may.moderate, seats: bearings.seats(seen(state, id), who) }
    },

    view: (state: State, viewer: Viewer) => viewOf(registry, state, viewer) as View,

    /** Figures of a room for the moderators' wall, by feature. */
    digest: (state: State, room: RoomId): Readonly<Record<string, unknown>> =>
      Object.fromEntries(
        registry.owners.flatMap((owner) =>
          owner.scope === 'room' && owner.feature.digest
            ? [[owner.name, owner.feature.digest(registry.whole(state, owner, room))]]
            : [],
        ),
      ),

    /** What time brings about in all features and rooms, and when to ask again (milliseconds since 1970). */
    tick: (state: State, now: number) => tick(state, now) as { due: { room: RoomId; event: Event }[]; next: number },
  }
}
