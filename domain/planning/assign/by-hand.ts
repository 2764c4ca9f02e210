import { MOST_ROOMS, type Placeable, type Remark, type Way } from '../plan'
import { Board, type Frame } from './board'
import { because } from './codes'

/** Rooms in which nobody is yet, and the reason why everybody waits outside. */
export function empty(people: readonly Placeable[], rooms: readonly Pick<Frame, 'name' | 'limit'>[], reason: Remark) {
  const board = new Board(rooms.map((room) => ({ ...room, partnership: null })))
  for (const person of people) board.leave(person, reason)
  return board
}

type Rows = Extract<Way, { kind: 'table' }>['rows']

/** Rooms in the order in which the table names them; of two rows about a person the first counts. */
export function byTable(people: readonly Placeable[], rows: Rows): Board {
  const names = [...new Set(rows.map(({ room }) => room))].slice(0, MOST_ROOMS)
  const rooms = new Map(names.map((name, room) => [name, room]))
  const wanted = new Map([...rows].reverse().map(({ person, room }) => [person, room]))
  const board = new Board(names.map((name) => ({ name, partnership: null, limit: null })))
  for (const person of people) {
    const name = wanted.get(person.id)
    const room = name === undefined ? undefined : rooms.get(name)
    if (name === undefined) board.leave(person, because('planning/not-in-table', {}))
    else if (room === undefined) board.leave(person, because('planning/beyond-most-rooms', { most: MOST_ROOMS }))
    else board.put(person, room, because('planning/from-table', {}))
  }
  return board
}
