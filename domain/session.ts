import { announcements } from './features/announcements'
import {
  breakouts,
  exists,
  groups,
  heads,
  leftLately,
  listenedRoom,
  type Member,
  members,
  ownRoom,
  roomOf,
} from './features/breakouts'
import { chat } from './features/chat'
import { hands, isRaised } from './features/hands'
import { harvest, MOST_WITH_CARD } from './features/harvest'
import { help } from './features/help'
import { life } from './features/life'
import { people, personIn, wasRemoved } from './features/people'
import { presence } from './features/presence'
import { questions } from './features/questions'
import { recording } from './features/recording'
import { isInvited, isOnStage, MOST_ON_STAGE, stage } from './features/stage'
import { workbook } from './features/workbook'
import { type Bearings, type Blank, type Consequences, compose } from './protocol/compose'
import type { Heard, Recorded } from './protocol/feature'
import type { CommandsOf, EventsOf, SessionState as StateOf, SessionView as ViewOf } from './protocol/registry'
import { MAIN, type May, type ParticipantId, type Phase, type Role, type RoomId, SYSTEM_ID } from './protocol/standing'
import { entriesOf, getFrom } from './protocol/table'

/** Every feature of a live session. A new feature is one line here. */
const features = {
  session: { life, people, recording, breakouts, harvest },
  room: { presence, stage, chat, questions, hands, announcements, help, workbook },
}
type SessionFeatures = (typeof features)['session']
type RoomFeatures = (typeof features)['room']

export type { OpeningPlan } from './features/breakouts'
export { type CardContent, type Face, isUnread } from './features/harvest'

export type SessionState = StateOf<SessionFeatures, RoomFeatures>
export type SessionView = ViewOf<SessionFeatures, RoomFeatures>
export type SessionCommand = CommandsOf<SessionFeatures> | CommandsOf<RoomFeatures>
/** What `decide` answers: an event that has no place yet. */
export type NewEvent = EventsOf<SessionFeatures> | EventsOf<RoomFeatures>
/** An event with its place in the log, or what is left of one that was blanked. */
export type SessionEvent = Recorded<NewEvent> | Blank
/** As a client hears it. */
export type HeardEvent = Heard<NewEvent>

const isStaff = (role: Role | null) => role === 'organiser' || role === 'moderator'

const mayOf = (role: Role, phase: Phase): May => ({
  moderate: isStaff(role),
  run: isStaff(role) && phase !== 'ended',
  takePart: role !== 'viewer' && (phase === 'open' || phase === 'live' || (phase === 'planned' && isStaff(role))),
})

const bearings: Bearings<SessionFeatures, Recorded<NewEvent>> = {
  standing({ life, people, breakouts }, id) {
    const { role } = people.own
    const { phase } = life.all
    return role === null ? undefined : { id, role, room: roomOf(breakouts), phase, may: mayOf(role, phase) }
  },
  system: ({ life }) => ({
    id: SYSTEM_ID,
    role: 'system',
    room: MAIN,
    phase: life.all.phase,
    may: { moderate: true, run: life.all.phase !== 'ended', takePart: false },
  }),
  seats({ breakouts }, { may, room }) {
    const listensTo = may.moderate ? listenedRoom(breakouts) : null
    const rooms = listensTo === null ? [room] : [room, listensTo]
    return rooms.map((each) => ({ room: each, staff: may.moderate }))
  },
  hasRoom: ({ breakouts }, room) => exists(breakouts.all, room),
  leftLately: ({ breakouts: { all, own } }, id, room, now) =>
    leftLately({ all, own: getFrom(own, id) ?? breakouts.initial.own }, room, now),
  retires: (event) => (event.type === 'breakouts.closed' ? event.data.rooms : []),
}

interface Consequence {
  readonly room: RoomId
  readonly event: NewEvent
}

const main = (event: NewEvent): Consequence => ({ room: MAIN, event })

const stageIn = ({ rooms }: SessionState, room: RoomId) => rooms[room]?.stage ?? stage.initial

/** On stage, or on the way there. */
const isCalled = ({ all, staff }: ReturnType<typeof stageIn>, participantId: ParticipantId) =>
  isOnStage(all, participantId) || isInvited(staff, participantId)

/** As many still fit on stage, when all come who are invited. */
const placesOnStage = ({ all, staff }: ReturnType<typeof stageIn>) =>
  Math.max(0, MOST_ON_STAGE - all.onStage.length - staff.invited.length)

const invited = (room: RoomId, participantId: ParticipantId): Consequence => ({
  room,
  event: { type: 'stage.invited', owner: participantId, data: { participantId } },
})

const inviteToStage = (state: SessionState, room: RoomId, participantId: ParticipantId): Consequence[] => {
  const there = stageIn(state, room)
  const isFull = there.staff.invited.length >= MOST_ON_STAGE
  return isCalled(there, participantId) || isFull ? [] : [invited(room, participantId)]
}

const lowerHand = ({ rooms }: SessionState, participantId: ParticipantId): Consequence[] =>
  Object.entries(rooms)
    .filter(([, { hands }]) => isRaised(hands, participantId))
    .map(([room]) => ({ room, event: { type: 'hand.lowered', data: { participantId } } }))

const leaveStageIn = (state: SessionState, room: RoomId, participantId: ParticipantId): Consequence[] => {
  const { all, staff } = stageIn(state, room)
  const about = { owner: participantId, data: { participantId } }
  if (isOnStage(all, participantId)) return [{ room, event: { type: 'stage.left', ...about } }]
  return isInvited(staff, participantId) ? [{ room, event: { type: 'stage.uninvited', ...about } }] : []
}

const leaveStage = (state: SessionState, participantId: ParticipantId): Consequence[] =>
  Object.keys(state.rooms).flatMap((room) => leaveStageIn(state, room, participantId))

/** A card's group comes on stage, as far as there is room and they may; whom the card before brought goes. */
function callGroup(state: SessionState, card: RoomId): Consequence[] {
  const { harvest, people } = state.session
  const there = stageIn(state, MAIN)
  const group = getFrom(harvest.server.contents, card)?.people ?? []
  const here = harvest.server.called.filter((id) => isCalled(there, id))
  const [staying, leaving] = [here.filter((id) => group.includes(id)), here.filter((id) => !group.includes(id))]
  const mayCome = (id: ParticipantId) => {
    const { role } = personIn(people, id)
    return role !== null && role !== 'viewer' && !isCalled(there, id)
  }
  const free = Math.min(MOST_WITH_CARD - staying.length, placesOnStage(there) + leaving.length)
  const coming = group.filter(mayCome).slice(0, free)
  return [
    ...leaving.flatMap((id) => leaveStageIn(state, MAIN, id)),
    main({ type: 'harvest.called', data: { people: [...staying, ...coming] } }),
    ...coming.map((id) => invited(MAIN, id)),
  ]
}

/** Ends somebody's listening, to whatever room or to this one. */
const endListening = ({ session: { breakouts } }: SessionState, participantId: ParticipantId, room?: RoomId) =>
  (breakouts.all?.listening ?? [])
    .filter((each) => each.participantId === participantId && (room === undefined || each.room === room))
    .map(() => main({ type: 'breakouts.listened', owner: participantId, data: { participantId, room: null } }))

/** A screen is shown in the room where its owner is. */
const endScreen = ({ rooms }: SessionState, { participantId, room }: { participantId: string; room: RoomId }) =>
  Object.entries(rooms).flatMap(([each, { stage }]): Consequence[] =>
    stage.all.screen === participantId && each !== room
      ? [{ room: each, event: { type: 'stage.screen-ended', data: {} } }]
      : [],
  )

/** A hand is raised and a screen is shown where one is; and where one is, one does not listen in. */
const settleIn = (state: SessionState, where: { readonly participantId: string; readonly room: RoomId }) => [
  ...lowerHand(state, where.participantId),
  ...endScreen(state, where),
  ...endListening(state, where.participantId, where.room),
]

/** Whoever the countdown takes to a room leaves their raised hand and their screen behind, as if they had gone. */
const settleAll = (state: SessionState): Consequence[] => {
  const { all, own } = state.session.breakouts
  const raised = Object.values(state.rooms).flatMap(({ hands }) =>
    hands.all.queue.map(({ participantId }) => participantId),
  )
  const screens = Object.values(state.rooms).flatMap(({ stage }) => stage.all.screen ?? [])
  return [...new Set([...raised, ...screens])].flatMap((participantId) => {
    const room = heads({ all, own: getFrom(own, participantId) ?? breakouts.initial.own })
    return room === MAIN ? [] : settleIn(state, { participantId, room })
  })
}

/** Whoever no longer runs the session speaks to no rooms and listens to none. */
const fallSilent = (state: SessionState, participantId: ParticipantId): Consequence[] => {
  const open = state.session.breakouts.all
  const speaks = open?.voice?.by === participantId
  return [...endListening(state, participantId), ...(speaks ? [main({ type: 'breakouts.voice-ended', data: {} })] : [])]
}

/** Whoever was removed a moment before they were placed takes up no place either. */
const vacate = ({ session: { people } }: SessionState, owner: ParticipantId): Consequence[] =>
  wasRemoved(people, owner) ? [main({ type: 'breakouts.vacated', owner, data: {} })] : []

/** Nor does somebody who is not in the session, whomever a moderator wanted to move. */
const vacateStranger = ({ session: { people } }: SessionState, owner: ParticipantId): Consequence[] =>
  personIn(people, owner).role === null ? [main({ type: 'breakouts.vacated', owner, data: {} })] : []

const openRooms = ({ session: { breakouts } }: SessionState): RoomId[] => breakouts.all?.rooms.map(({ id }) => id) ?? []

/** The same in the plenary and in all open rooms but the one where it was said. */
const everywhereElse = (state: SessionState, here: RoomId, event: NewEvent): Consequence[] =>
  [MAIN, ...openRooms(state)].filter((room) => room !== here).map((room) => ({ room, event }))

/** What was announced to the rooms too is over in the plenary with the last of them. */
const endAnnouncements = (state: SessionState): Consequence[] => {
  const saidIn = (room: RoomId) => state.rooms[room]?.announcements.all.latest.map((each) => each.announcementId) ?? []
  const toRooms = new Set(openRooms(state).flatMap(saidIn))
  return saidIn(MAIN)
    .filter((announcementId) => toRooms.has(announcementId))
    .map((announcementId) => main({ type: 'announcement.withdrawn', data: { announcementId, everywhere: false } }))
}

/**
 * Who has their place in a room or worked there last is its group, those who did both or stayed first; staff who only
 * stepped in are not. The others were there as well: their last words may be on the way.
 */
const groupAmong = ({ session }: SessionState, there: readonly Member[]) => {
  const isOfGroup = ({ id, isPlaced, isLast }: Member) =>
    isPlaced || (isLast && !isStaff(personIn(session.people, id).role))
  const ids = (some: readonly Member[]) => some.map(({ id }) => id)
  const group = there.filter(isOfGroup)
  return {
    people: ids([...group.filter(({ isLast }) => isLast), ...group.filter(({ isLast }) => !isLast)]),
    others: ids(there.filter((member) => !isOfGroup(member))),
  }
}

/** What a room's group wrote becomes a card in the plenary before the room is gone. */
const harvested = (state: SessionState, room: RoomId, there: readonly Member[]): Consequence[] => {
  const { session, rooms } = state
  const { all, server } = rooms[room]?.workbook ?? {}
  if (!all?.template || !server) return []
  const { template, pieces } = all
  const name = session.breakouts.all?.rooms.find(({ id }) => id === room)?.name ?? ''
  const { partnership, done } = server
  const content = { name, partnership, template, done, pieces: [...pieces], ...groupAmong(state, there) }
  return [
    main({ type: 'harvest.brought', data: { card: room, ...content } }),
    main({ type: 'harvest.added', data: { card: room } }),
  ]
}

const consequences: Consequences<SessionState, NewEvent> = {
  // Whoever is removed no longer waits to speak, stands on no stage and takes up no place, in any room.
  'person.removed': (state, { owner }) => [
    ...lowerHand(state, owner!),
    ...leaveStage(state, owner!),
    ...fallSilent(state, owner!),
    ...(state.session.breakouts.all ? [main({ type: 'breakouts.vacated', owner: owner!, data: {} })] : []),
  ],
  // Whoever only listens from now on leaves the stage; whoever only watches does not wait to speak either.
  'person.role-changed': (state, { owner, data: { role } }) => [
    ...(role === 'viewer' ? lowerHand(state, owner!) : []),
    ...(role === 'attendee' || role === 'viewer' ? leaveStage(state, owner!) : []),
    ...(isStaff(role) ? [] : fallSilent(state, owner!)),
  ],
  // With the session its rooms end, and what records it.
  'session.ended': (state) => [
    ...(state.session.breakouts.all ? [main({ type: 'breakouts.closed', data: { rooms: openRooms(state) } })] : []),
    ...(state.session.recording.all.running ? [main({ type: 'recording.stopped', data: { by: 'session' } })] : []),
  ],
  // Whoever gets the floor needs the stage to speak from.
  'hand.floor-given': (state, { room, data: { participantId } }) => inviteToStage(state, room, participantId),
  'breakouts.furnished': (_state, { data: { room, workbook, partnership } }) => {
    const { template, doc } = workbook
    return [{ room, event: { type: 'workbook.prepared', data: { template, doc, partnership } } }]
  },
  // In a countdown they have not gone yet.
  'breakouts.placed': (state, { owner, data: { room } }) => [
    ...(state.session.breakouts.all?.startsAt === null ? settleIn(state, { participantId: owner!, room }) : []),
    ...vacate(state, owner!),
  ],
  'breakouts.started': settleAll,
  'breakouts.moved': (state, { owner, data }) => [...settleIn(state, data), ...vacateStranger(state, owner!)],
  'breakouts.went': (state, { data }) => settleIn(state, data),
  'breakouts.closed': (state, { data: { rooms } }) => {
    const there = members(state.session.breakouts)
    return [
      ...rooms.flatMap((room) => harvested(state, room, there.get(room) ?? [])),
      ...(openRooms(state).every((room) => rooms.includes(room)) ? endAnnouncements(state) : []),
    ]
  },
  'announcement.made': (state, { room, data }) =>
    data.everywhere
      ? everywhereElse(state, room, { type: 'announcement.made', data: { ...data, everywhere: false } })
      : [],
  'announcement.withdrawn': (state, { room, data }) =>
    data.everywhere
      ? everywhereElse(state, room, { type: 'announcement.withdrawn', data: { ...data, everywhere: false } })
      : [],
  // A group reports with its card, and goes with it.
  'harvest.presented': (state, { data: { card } }) => callGroup(state, card),
  'harvest.put-away': (state) => state.session.harvest.server.called.flatMap((id) => leaveStageIn(state, MAIN, id)),
}

/** The recording or stream that runs; null for none. */
export const runningRecording = ({ session: { recording } }: SessionState) => recording.all.running

export const session = compose(features, bearings, consequences)

/** What moderators may know of the rooms that are open, as the fold has it: how many belong there, and figures by feature. */
export function roomFigures(state: SessionState) {
  const { breakouts } = state.session
  const people = groups(breakouts)
  return (breakouts.all?.rooms ?? []).map(({ id }) => ({
    room: id,
    expected: (people.get(id)?.length ?? 0) + (getFrom(breakouts.server.awaited, id) ?? 0),
    figures: session.digest(state, id),
  }))
}

/** Who is in an open room or, in the countdown, will be: also those whose line is down. */
export const groupIn = ({ session: { breakouts } }: SessionState, room: RoomId): readonly ParticipantId[] =>
  room === MAIN ? [] : (groups(breakouts).get(room) ?? [])

/** Who belongs into which open room, as an index of the set's rooms, whether or not they are in it. */
export function placesIn({ session: { breakouts: slice } }: SessionState) {
  const { all, own } = slice
  const indexOf = new Map(all?.rooms.map(({ id, index }) => [id, index]))
  return entriesOf(own).flatMap(([participantId, mine]) => {
    const index = indexOf.get(ownRoom({ all, own: mine }) ?? MAIN)
    return index === undefined ? [] : [{ participantId, index }]
  })
}

/** The rooms in which somebody has no place yet, although they are open: they came late. Null for everybody else. */
export function roomsWithoutPlaceFor({ session: { breakouts: slice } }: SessionState, id: ParticipantId) {
  const { all, own } = slice
  const { place, went } = getFrom(own, id) ?? breakouts.initial.own
  return all && place?.round !== all.round && went?.round !== all.round ? all : null
}
