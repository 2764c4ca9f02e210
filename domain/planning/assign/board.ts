import type { Placeable, Plan, PlannedRoom, Remark } from '../plan'
import { because } from './codes'
import { speaksOneOf } from './languages'
import { interprets, moderates, sideOf } from './roles'
import { type Row, Tally } from './tally'
import type { Tongue } from './tongues'
import { groups } from './units'

export type Frame = Pick<PlannedRoom, 'name' | 'partnership' | 'limit'>
type Placed = PlannedRoom['people'][number]

/** Rooms while they are filled, and what a choice among them looks at: rows of numbers by room, kept up to date. */
export class Board {
  /** The indices of all rooms. */
  readonly rooms: Row
  readonly people: readonly Placeable[][]
  readonly sizes: Row
  /** The most that are in one room. */
  largest = 0
  readonly moderators: Row
  readonly interpreters: Row
  /** How many different sides there are. */
  readonly sideCounts: Row
  /** Whose languages are known; interpreters are there for them and do not count. */
  readonly listeners: Row
  /** Who speaks none of the languages that were meant for their room. */
  readonly strangers: Row
  readonly partnerships: Tally
  readonly sides: Tally
  readonly languages: Tally
  readonly #named: ReadonlyMap<string, readonly number[]>
  readonly #placed: readonly Placed[][]
  readonly #unplaced: Placed[] = []
  /** The rooms with space for one, until one of them is full. */
  #open: Row | null = null

  constructor(
    readonly frames: readonly Frame[],
    readonly tongues: readonly Tongue[] = [],
  ) {
    const row = () => new Int32Array(frames.length)
    const tally = () => new Tally(frames.length)
    this.rooms = Int32Array.from(frames.keys())
    this.people = frames.map(() => [])
    this.#named = groups([...this.rooms], (room) => frames[room]!.name)
    this.#placed = frames.map(() => [])
    this.sizes = row()
    this.moderators = row()
    this.interpreters = row()
    this.sideCounts = row()
    this.listeners = row()
    this.strangers = row()
    this.partnerships = tally()
    this.sides = tally()
    this.languages = tally()
  }

  /** A board as a plan left it; of whom nothing is known any more, the place stays taken. */
  static of({ rooms }: Plan, people: ReadonlyMap<string, Placeable>): Board {
    const board = new Board(rooms)
    for (const [room, { people: placed }] of rooms.entries()) {
      board.sizes[room] = placed.filter(({ id }) => !people.has(id)).length
      for (const { id, reason } of placed) {
        const person = people.get(id)
        if (person) board.put(person, room, reason)
      }
    }
    return board
  }

  /** Several rooms may have the same name. */
  roomsNamed = (name: string): readonly number[] => this.#named.get(name) ?? []

  withSpace(places = 1): Row {
    if (places > 1) return this.rooms.filter((room) => this.hasSpace(room, places))
    this.#open ??= this.rooms.filter((room) => this.hasSpace(room))
    return this.#open
  }

  hasSpace(room: number, places = 1): boolean {
    const { limit } = this.frames[room]!
    return limit === null || this.sizes[room]! + places <= limit
  }

  put(person: Placeable, room: number, reason: Remark) {
    this.#placed[room]!.push({ id: person.id, reason })
    this.people[room]!.push(person)
    this.largest = Math.max(this.largest, ++this.sizes[room]!)
    if (!this.hasSpace(room)) this.#open = null
    if (moderates(person)) this.moderators[room]!++
    if (interprets(person)) this.interpreters[room]!++
    if (person.partnership !== null) this.partnerships.add(person.partnership, room)
    this.#countSide(sideOf(person), room)
    if (!interprets(person) && person.languages.length > 0) this.#countLanguages(person, room)
  }

  /** Somebody stays in the plenary. */
  leave(person: Placeable, reason: Remark) {
    this.#unplaced.push({ id: person.id, reason })
  }

  /** Somebody for whom every room is full. */
  leaveOutside = (person: Placeable) => this.leave(person, because('planning/all-full', {}))

  done(): Pick<Plan, 'rooms' | 'unplaced'> {
    const rooms = this.frames.map(({ name, partnership, limit }, room) => {
      return { name, partnership, limit, people: this.#placed[room]! }
    })
    return { rooms, unplaced: this.#unplaced }
  }

  #countSide(side: string | null, room: number) {
    if (side === null) return
    if (this.sides.of(side)[room] === 0) this.sideCounts[room]!++
    this.sides.add(side, room)
  }

  #countLanguages(listener: Placeable, room: number) {
    this.listeners[room]!++
    for (const language of new Set(listener.languages)) this.languages.add(language, room)
    const tongue = this.tongues[room]
    if (tongue && !speaksOneOf(listener, tongue.languages)) this.strangers[room]!++
  }
}
