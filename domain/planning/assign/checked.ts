import type { Placeable, Plan, Rules, Way } from '../plan'
import type { Unmet } from './codes'
import { groups } from './units'

/** A plan, and what is known of the people in its rooms. */
export interface Checked {
  readonly plan: Pick<Plan, 'rooms' | 'unplaced'>
  readonly rooms: readonly (readonly Placeable[])[]
  readonly people: ReadonlyMap<string, Placeable>
  readonly rules: Rules
  readonly way: Way | undefined
}

/** Says what of it is not met. */
export type Demand = (checked: Checked) => readonly Unmet[]

/** What is demanded of a room by itself. */
export type RoomDemand = (people: readonly Placeable[], room: number) => Unmet | readonly Unmet[]

/** A demand on each room in which somebody is. */
export const ofRooms = ({ rooms }: Checked, demand: RoomDemand): readonly Unmet[] =>
  rooms.flatMap((people, room) => (people.length > 0 ? demand(people, room) : []))

/** By a name that not everybody has. */
export function byName<T>(some: readonly T[], nameOf: (each: T) => string | null): readonly (readonly [string, T[]])[] {
  return [...groups(some, nameOf)].flatMap(([name, those]) => (name === null ? [] : [[name, those] as const]))
}
