import type { Whole } from '../../protocol/feature'
import type { Role } from '../../protocol/standing'
import { emptyTable, getFrom, type Table } from '../../protocol/table'

/** Each knows their own role. Lists of people come page by page from the directory, never from here: there may be thousands. */
export interface PeopleLayers {
  readonly all: null
  readonly staff: null
  readonly own: { readonly role: Role | null; readonly muted: boolean }
  readonly server: { readonly removed: Table<true> }
}
export const initial: PeopleLayers = {
  all: null,
  staff: null,
  own: { role: null, muted: false },
  server: { removed: emptyTable },
}

export const personIn = (state: Whole<PeopleLayers>, participantId: string): PeopleLayers['own'] =>
  getFrom(state.own, participantId) ?? initial.own
export const wasRemoved = (state: Whole<PeopleLayers>, participantId: string): boolean =>
  getFrom(state.server.removed, participantId) ?? false
