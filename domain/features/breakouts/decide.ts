import { type Context, type Decide, type Decision, happened, refused, type Whole } from '../../protocol/feature'
import { MAIN, type ParticipantId, type RoomId } from '../../protocol/standing'
import { getFrom } from '../../protocol/table'
import type { BreakoutCommand } from './commands'
import type { BreakoutEvent } from './events'
import { opening } from './opening'
import {
  type BreakoutLayers,
  exists,
  groups,
  heads,
  initial,
  type OpenRoom,
  type OpenRooms,
  ownRoom,
  roomIn,
  roomOf,
} from './state'

type State = Whole<BreakoutLayers>
type Decided = Decision<BreakoutEvent>

const MINUTE = 60_000
const SECOND = 1_000

const known = ({ all, own }: State, id: ParticipantId) => ({ all, own: getFrom(own, id) ?? initial.own })

const moved = ({ round }: OpenRooms, participantId: ParticipantId, room: RoomId): BreakoutEvent => ({
  type: 'breakouts.moved',
  owner: participantId,
  data: { participantId, round, room },
})

/** While rooms are open; and if one is named, while that one is. */
const withOpen = ({ all }: State, room: RoomId | null, decide: (open: OpenRooms) => Decided): Decided => {
  if (!all) return refused('breakouts/not-open')
  return room === null || exists(all, room) ? decide(all) : refused('breakouts/no-such-room')
}

/** One breakout room, or all of them. */
const withRooms = (state: State, room: RoomId | null, decide: (rooms: OpenRooms['rooms']) => Decided): Decided =>
  withOpen(state, room, (open) => {
    if (room === MAIN) return refused('breakouts/no-such-room')
    return decide(room === null ? open.rooms : [roomIn(open, room)!])
  })

/** Nobody else fits in: who is there and whom the set still awaits take up its limit. */
function isFull(state: State, open: OpenRooms, room: RoomId): boolean {
  const limit = roomIn(open, room)?.limit ?? Number.POSITIVE_INFINITY
  return (groups(state).get(room)?.length ?? 0) + (getFrom(state.server.awaited, room) ?? 0) >= limit
}

function go(state: State, room: RoomId, { actor }: Context): Decided {
  return withOpen(state, room, (open) => {
    const seen = known(state, actor.id)
    const from = roomOf(seen)
    // Whoever says during the countdown that they stay has not moved yet, and will not.
    const stays = room === MAIN && open.startsAt !== null && seen.own.went?.round !== open.round
    if (from === room && !stays) return refused('breakouts/already-there')
    const isOwn = room === MAIN || room === ownRoom(seen)
    const there = roomIn(open, room)
    if (!actor.may.run && !isOwn) {
      if (there?.locked || roomIn(open, from)?.locked) return refused('breakouts/locked')
      if (there?.limit != null && (groups(state).get(room)?.length ?? 0) >= there.limit)
        return refused('breakouts/full')
    }
    const data = { participantId: actor.id, round: open.round, room }
    return happened({ type: 'breakouts.went', owner: actor.id, data })
  })
}

export const decide: Decide<BreakoutLayers, BreakoutCommand, BreakoutEvent> = {
  'breakouts.open': ({ data, given }, state, context) => {
    if (state.all) return refused('breakouts/already-open', { set: state.all.name })
    return given ? opening(data, given, context) : refused('breakouts/no-such-set')
  },

  'breakouts.start': (_command, state) =>
    withOpen(state, null, ({ startsAt }) =>
      startsAt === null
        ? refused('breakouts/already-started')
        : happened<BreakoutEvent>({ type: 'breakouts.started', data: {} }),
    ),

  'breakouts.place': ({ data: { participantId, room, awaited } }, state) =>
    withOpen(state, room, (open) => {
      const { place } = known(state, participantId).own
      if (place?.round === open.round || room === MAIN) return refused('breakouts/already-there')
      // Whom the set names has a place, however many came by themselves.
      if (!awaited && isFull(state, open, room)) return refused('breakouts/full')
      return happened<BreakoutEvent>({
        type: 'breakouts.placed',
        owner: participantId,
        data: { round: open.round, room, awaited },
      })
    }),

  'breakouts.move': ({ data: { participantId, room } }, state) =>
    withOpen(state, room, (open) =>
      heads(known(state, participantId)) === room
        ? refused('breakouts/already-there')
        : happened(moved(open, participantId, room)),
    ),

  'breakouts.swap': ({ data: { one, other } }, state) =>
    withOpen(state, null, (open) => {
      const [here, there] = [heads(known(state, one)), heads(known(state, other))]
      if (here === there) return refused('breakouts/already-there')
      return happened(moved(open, one, there), moved(open, other, here))
    }),

  'breakouts.merge': ({ data: { room, into } }, state) =>
    withOpen(state, into, (open) => {
      if (!roomIn(open, room)) return refused('breakouts/no-such-room')
      const there = groups(state).get(room) ?? []
      if (room === into || there.length === 0) return refused('breakouts/already-there')
      return happened(...there.map((id) => moved(open, id, into)))
    }),

  'breakouts.go': ({ data: { room } }, state, context) => go(state, room, context),

  'breakouts.listen': ({ data: { room } }, state, { actor }) =>
    withOpen(state, room, () => {
      const seen = known(state, actor.id)
      const now = seen.own.listensTo !== null && exists(state.all, seen.own.listensTo) ? seen.own.listensTo : null
      if (room === now || room === roomOf(seen)) return refused('breakouts/already-there')
      return happened<BreakoutEvent>({
        type: 'breakouts.listened',
        owner: actor.id,
        data: { participantId: actor.id, room },
      })
    }),

  'breakouts.speak': ({ data: { room } }, state, { actor }) =>
    withRooms(state, room, () => {
      const voice = state.all?.voice
      if (voice && voice.by !== actor.id) return refused('breakouts/voice-taken')
      const data = { participantId: actor.id, rooms: room === null ? null : [room] }
      return happened<BreakoutEvent>({ type: 'breakouts.voice-begun', data })
    }),

  'breakouts.end-voice': (_command, { all }) =>
    all?.voice
      ? happened<BreakoutEvent>({ type: 'breakouts.voice-ended', data: {} })
      : refused('breakouts/nobody-speaks'),

  'breakouts.hush': ({ data: { participantId } }, state) =>
    withOpen(state, null, ({ voice, listening }) => {
      const ends: BreakoutEvent[] = voice?.by === participantId ? [{ type: 'breakouts.voice-ended', data: {} }] : []
      if (listening.some((each) => each.participantId === participantId))
        ends.push({ type: 'breakouts.listened', owner: participantId, data: { participantId, room: null } })
      return ends.length > 0 ? happened(...ends) : refused('breakouts/nobody-speaks')
    }),

  'breakouts.extend': ({ data: { room, minutes } }, state, { now }) =>
    withRooms(state, room, (chosen) => {
      const timed = chosen.filter(({ closesAt }) => closesAt !== null)
      // More time for all is not meant for a room that has no end.
      const rooms = timed.length > 0 ? timed : chosen
      const endOf = ({ closesAt }: OpenRoom) => Math.max(closesAt ?? now, now) + minutes * MINUTE
      // Rooms with one end keep one end: it is told once.
      const ends = [...new Set(rooms.map(endOf))]
      return happened(
        ...ends.map((closesAt): BreakoutEvent => {
          const some = rooms.filter((each) => endOf(each) === closesAt).map(({ id }) => id)
          return { type: 'breakouts.timed', data: { rooms: some, closesAt, closing: false } }
        }),
      )
    }),

  'breakouts.lock': ({ data }, state) =>
    withRooms(state, data.room, ([room]) =>
      room!.locked === data.locked
        ? refused('breakouts/same')
        : happened<BreakoutEvent>({ type: 'breakouts.locked', data }),
    ),

  'breakouts.set-walking': ({ data }, state) =>
    withOpen(state, null, ({ walking }) =>
      walking === data.on
        ? refused('breakouts/same')
        : happened<BreakoutEvent>({ type: 'breakouts.walking-set', data }),
    ),

  'breakouts.close': ({ data: { room, grace } }, state, { now }) =>
    withRooms(state, room, (rooms) => {
      const ids = rooms.map(({ id }) => id)
      if (grace === 0) return happened<BreakoutEvent>({ type: 'breakouts.closed', data: { rooms: ids } })
      const closesAt = now + grace * SECOND
      const data = { rooms: ids, closesAt, closing: true }
      return happened<BreakoutEvent>({ type: 'breakouts.timed', data })
    }),
}
