import type { Layers, Place, Recorded, Whole } from './feature'
import type { Owner, Registry, SessionState } from './registry'
import { saysTheSame } from './same'
import { getFrom, mapTable, putIn, removeFrom, type Table } from './table'

/** An event as the log hands it out. A blanked one keeps its place and its type, and its data is null. */
export interface LoggedEvent extends Place {
  readonly type: string
  readonly data: unknown
  readonly owner?: string
}

const SHARED_LAYERS = ['all', 'staff', 'server'] as const

/** Folds an event into the whole state. Total: what it does not find, it leaves (S9). */
export function foldWhole(registry: Registry, state: SessionState, event: LoggedEvent): SessionState {
  if (event.data === null) return state
  const owner = registry.ofEvent(event.type)
  const before = registry.whole(state, owner, event.room)
  const after = foldOwn(registry, owner, foldShared(registry, owner, before, event), event)
  return after === before ? state : registry.withWhole(state, owner, event.room, after)
}

function foldShared(registry: Registry, owner: Owner, before: Whole<Layers>, event: LoggedEvent): Whole<Layers> {
  let after = before
  for (const layer of SHARED_LAYERS) {
    const folded = registry.reducer(owner, layer, event.type)?.(after[layer], event as Recorded<never>)
    if (folded !== undefined && folded !== after[layer]) after = { ...after, [layer]: folded }
  }
  return after
}

function foldOwn(registry: Registry, owner: Owner, before: Whole<Layers>, event: LoggedEvent): Whole<Layers> {
  const reduce = registry.reducer(owner, 'own', event.type)
  if (!reduce) return before
  const table = before.own as Table<unknown>
  const { initial } = owner.feature
  const fold = (mine: unknown) => {
    const after = reduce(mine, event as Recorded<never>)
    return after !== mine && saysTheSame(after, initial.own) ? undefined : after
  }
  const own = event.owner === undefined ? mapTable(table, fold) : foldOne(table, event.owner, initial.own, fold)
  return own === table ? before : { ...before, own }
}

/** Whoever holds what everybody begins with has no entry: what was forgotten leaves no trace of whose it was. */
function foldOne(table: Table<unknown>, id: string, initial: unknown, fold: (mine: unknown) => unknown) {
  const mine = getFrom(table, id) ?? initial
  const after = fold(mine)
  if (after === mine) return table
  return after === undefined ? removeFrom(table, id) : putIn(table, id, after)
}

/** A room that closed takes its state with it. */
export function retireRooms(state: SessionState, rooms: readonly string[]): SessionState {
  const gone = rooms.filter((room) => Object.hasOwn(state.rooms, room))
  if (gone.length === 0) return state
  return { ...state, rooms: Object.fromEntries(Object.entries(state.rooms).filter(([room]) => !gone.includes(room))) }
}
