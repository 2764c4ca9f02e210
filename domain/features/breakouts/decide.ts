import { type Decide, happened, refused } from '../../protocol/feature'
import { getFrom } from '../../protocol/table'
import type { BreakoutCommand } from './commands'
import type { BreakoutEvent } from './events'
import { type BreakoutLayers, exists, initial, roomOf } from './state'

const MINUTE = 60_000

export const decide: Decide<BreakoutLayers, BreakoutCommand, BreakoutEvent> = {
  'breakouts.open': ({ data: { names, place, minutes } }, state, { now, newId }) => {
    if (state.all) return refused('breakouts/already-open')
    const placed = place.flat()
    if (place.length > names.length) return refused('breakouts/no-such-room')
    if (new Set(placed).size < placed.length) return refused('breakouts/placed-twice')
    const round = newId()
    const rooms = names.map((name) => ({ id: newId(), name }))
    const placings = rooms.flatMap(({ id }, i) =>
      (place[i] ?? []).map(
        (participantId): BreakoutEvent => ({
          type: 'breakouts.placed',
          owner: participantId,
          data: { round, room: id },
        }),
      ),
    )
    const closesAt = minutes === undefined ? null : now + minutes * MINUTE
    return happened<BreakoutEvent>({ type: 'breakouts.opened', data: { round, rooms, closesAt } }, ...placings)
  },

  'breakouts.move': ({ data: { participantId, room } }, state) => {
    if (!state.all) return refused('breakouts/not-open')
    if (!exists(state.all, room)) return refused('breakouts/no-such-room')
    const own = getFrom(state.own, participantId) ?? initial.own
    if (roomOf({ all: state.all, own }) === room) return refused('breakouts/already-there')
    return happened({ type: 'breakouts.placed', owner: participantId, data: { round: state.all.round, room } })
  },

  'breakouts.listen': ({ data: { room } }, { all, own }, { actor }) => {
    const mine = getFrom(own, actor.id) ?? initial.own
    if (room !== null && !exists(all, room)) return refused('breakouts/no-such-room')
    if (room === mine.listensTo || room === roomOf({ all, own: mine })) return refused('breakouts/already-there')
    return happened({ type: 'breakouts.listened', owner: actor.id, data: { room } })
  },

  'breakouts.close': (_command, { all }) =>
    all
      ? happened({ type: 'breakouts.closed', data: { rooms: all.rooms.map(({ id }) => id) } })
      : refused('breakouts/not-open'),
}
