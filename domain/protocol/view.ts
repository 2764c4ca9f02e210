import type { Heard, Layers, Recorded, Seen, Whole } from './feature'
import type { LoggedEvent } from './fold'
import {
  type AnyFeature,
  mapFeatures,
  type Owner,
  type Registry,
  type Seens,
  type SessionState,
  type SessionView,
} from './registry'
import type { ParticipantId, RoomId, Viewer } from './standing'
import { getFrom, type Table } from './table'

const SEEN_LAYERS = ['all', 'staff', 'own'] as const
type SeenLayer = (typeof SEEN_LAYERS)[number]
type Ownership = 'mine' | 'others' | 'nobodys'

const ownershipOf = (mine: boolean | undefined): Ownership =>
  mine === undefined ? 'nobodys' : mine ? 'mine' : 'others'

export const seenBy = (feature: AnyFeature, whole: Whole<Layers>, id: ParticipantId, staff: boolean): Seen<Layers> => ({
  all: whole.all,
  staff: staff ? whole.staff : null,
  own: getFrom(whole.own as Table<unknown>, id) ?? feature.initial.own,
})

export const sessionSeenBy = (registry: Registry, state: SessionState, id: ParticipantId, staff: boolean) =>
  mapFeatures(registry.features.session, (feature, name) => seenBy(feature, state.session[name]!, id, staff)) as Seens<
    Registry['features']['session']
  >

/** All that a viewer may know. */
export const viewOf = (registry: Registry, state: SessionState, viewer: Viewer): SessionView => ({
  session: sessionSeenBy(registry, state, viewer.id, viewer.staff),
  rooms: Object.fromEntries(
    viewer.seats.map(({ room, staff }) => [room, roomSeenBy(registry, state, room, viewer.id, staff)]),
  ) as SessionView['rooms'],
})

const roomSeenBy = (registry: Registry, state: SessionState, room: RoomId, id: ParticipantId, staff: boolean) =>
  mapFeatures(registry.features.room, (feature, name) =>
    seenBy(feature, registry.roomOf(state, room)[name]!, id, staff),
  )

/** The layers that this viewer has and that fold this event. */
function layersFor(
  registry: Registry,
  owner: Owner,
  type: string,
  room: RoomId,
  whose: Ownership,
  viewer: Viewer,
): SeenLayer[] {
  const seat = viewer.seats.find((each) => each.room === room)
  if (owner.scope === 'room' && !seat) return []
  const has = {
    all: true,
    staff: owner.scope === 'room' ? seat!.staff : viewer.staff,
    own: whose !== 'others',
  }
  return SEEN_LAYERS.filter((layer) => has[layer] && registry.reducer(owner, layer, type))
}

/** The event as this viewer hears it, or null. It says whether it is theirs, somebody else's or nobody's, and never whose (S3, S14). */
export function heardBy(registry: Registry, event: LoggedEvent, viewer: Viewer): Heard<LoggedEvent> | null {
  if (event.data === null) return null
  const mine = event.owner === undefined ? undefined : event.owner === viewer.id
  const owner = registry.ofEvent(event.type)
  if (layersFor(registry, owner, event.type, event.room, ownershipOf(mine), viewer).length === 0) return null
  const { seq, at, room, type, data } = event
  const { v } = registry.eventSpec(type)!
  return { seq, at, room, type, data, ...(v > 1 && { v }), ...(mine !== undefined && { mine }) }
}

/** Folds an event that reached this viewer into what the viewer holds. The same reducers (S13). */
export function foldView(
  registry: Registry,
  view: SessionView,
  event: Heard<LoggedEvent>,
  viewer: Viewer,
): SessionView {
  const owner = registry.ofEvent(event.type)
  const before = owner.scope === 'session' ? view.session[owner.name]! : view.rooms[event.room]?.[owner.name]
  if (!before) return view
  let after = before as Seen<Layers>
  for (const layer of layersFor(registry, owner, event.type, event.room, ownershipOf(event.mine), viewer)) {
    const folded = registry.reducer(owner, layer, event.type)!(after[layer], event as Recorded<never>)
    if (folded !== after[layer]) after = { ...after, [layer]: folded }
  }
  if (after === before) return view
  return owner.scope === 'session'
    ? { ...view, session: { ...view.session, [owner.name]: after } }
    : { ...view, rooms: { ...view.rooms, [event.room]: { ...view.rooms[event.room], [owner.name]: after } } }
}

/** Rooms that closed are as empty in a view as in the state. */
export function retireFromView(
  registry: Registry,
  view: SessionView,
  rooms: readonly RoomId[],
  viewer: Viewer,
): SessionView {
  const gone = viewer.seats.filter(({ room }) => rooms.includes(room))
  if (gone.length === 0) return view
  const emptied = gone.map(({ room, staff }) => [room, roomSeenBy(registry, registry.initial, room, viewer.id, staff)])
  return { ...view, rooms: { ...view.rooms, ...Object.fromEntries(emptied) } }
}
