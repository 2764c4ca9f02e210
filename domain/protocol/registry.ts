import {
  type CommandOf,
  type EventOf,
  type EventSpec,
  type Feature,
  LAYERS,
  type Layer,
  type Layers,
  type Seen,
  type Whole,
} from './feature'
import type { RoomId } from './standing'
import { emptyTable } from './table'

// biome-ignore lint/suspicious/noExplicitAny: a feature of unknown layers; `compose` gives the types back
export type AnyFeature = Feature<any, any, any>
export type Features = Readonly<Record<string, AnyFeature>>
export type Wholes<F extends Features> = { readonly [N in keyof F]: Whole<F[N]['initial']> }
export type Seens<F extends Features> = { readonly [N in keyof F]: Seen<F[N]['initial']> }
export type EventsOf<F extends Features> = { [N in keyof F]: EventOf<F[N]['events']> }[keyof F]
export type CommandsOf<F extends Features> = { [N in keyof F]: CommandOf<F[N]['commands']> }[keyof F]

/** Everything, on the server. A room is in it once something happened there. */
export interface SessionState<S extends Features = Features, R extends Features = Features> {
  readonly session: Wholes<S>
  readonly rooms: Readonly<Record<RoomId, Wholes<R>>>
}
/** What one viewer holds; all the viewer's rooms are in it from the start. */
export interface SessionView<S extends Features = Features, R extends Features = Features> {
  readonly session: Seens<S>
  readonly rooms: Readonly<Record<RoomId, Seens<R>>>
}

/** A feature with its place: `session` features span the rooms, a `room` feature exists once in each. */
export interface Owner {
  readonly scope: 'session' | 'room'
  readonly name: string
  readonly feature: AnyFeature
}

export class UnknownTypeError extends Error {
  override name = 'UnknownTypeError'
  constructor(readonly type: string) {
    super(`no feature owns "${type}"`)
  }
}

/** An event that this build cannot read: a type it does not know, a later version, or broken data (S17). */
export class UnreadableEventError extends Error {
  override name = 'UnreadableEventError'
}

/** Who owns which command and event. Built once; wrong declarations end the start. */
export class Registry {
  readonly owners: readonly Owner[]
  readonly initial: SessionState
  readonly #emptyRoom: Wholes<Features>
  readonly #ofEvent: ReadonlyMap<string, Owner>
  readonly #ofCommand: ReadonlyMap<string, Owner>

  constructor(readonly features: { readonly session: Features; readonly room: Features }) {
    this.owners = (['session', 'room'] as const).flatMap((scope) =>
      Object.entries(features[scope]).map(([name, feature]) => ({ scope, name, feature })),
    )
    this.#ofEvent = index(this.owners, (owner) => Object.keys(owner.feature.events))
    // By its policy, which has one rule for each command: a page has the rules, and not what commands must look like.
    this.#ofCommand = index(this.owners, (owner) => Object.keys(owner.feature.policy))
    for (const { feature } of this.owners) assertWellFormed(feature)
    this.#emptyRoom = mapFeatures(features.room, ({ initial }) => wholeOf(initial)) as Wholes<Features>
    this.initial = {
      session: mapFeatures(features.session, ({ initial }) => wholeOf(initial)) as Wholes<Features>,
      rooms: {},
    }
  }

  get eventTypes() {
    return [...this.#ofEvent.keys()]
  }
  get commandTypes() {
    return [...this.#ofCommand.keys()]
  }
  ofEvent = (type: string): Owner => find(this.#ofEvent, type)
  ofCommand = (type: string): Owner => find(this.#ofCommand, type)
  knowsCommand = (type: string): boolean => this.#ofCommand.has(type)
  eventSpec = (type: string): EventSpec | undefined => this.#ofEvent.get(type)?.feature.events[type]
  reducer = ({ feature }: Owner, layer: Layer, type: string) => feature.reduce[layer]?.[type]

  roomOf = (state: SessionState, room: RoomId): Wholes<Features> =>
    Object.hasOwn(state.rooms, room) ? state.rooms[room]! : this.#emptyRoom

  whole = (state: SessionState, { scope, name }: Owner, room: RoomId): Whole<Layers> =>
    scope === 'session' ? state.session[name]! : this.roomOf(state, room)[name]!

  withWhole = (state: SessionState, { scope, name }: Owner, room: RoomId, value: Whole<Layers>): SessionState =>
    scope === 'session'
      ? { ...state, session: { ...state.session, [name]: value } }
      : { ...state, rooms: { ...state.rooms, [room]: { ...this.roomOf(state, room), [name]: value } } }
}

export const mapFeatures = (some: Features, f: (feature: AnyFeature, name: string) => unknown) =>
  Object.fromEntries(Object.entries(some).map(([name, feature]) => [name, f(feature, name)]))

const wholeOf = (layers: Layers): Whole<Layers> => ({
  all: layers.all,
  staff: layers.staff,
  own: emptyTable,
  server: layers.server,
})

function assertWellFormed(feature: AnyFeature) {
  for (const [type, { forgets, says, withholds, subject }] of Object.entries(
    feature.events as Record<string, EventSpec>,
  )) {
    if ((says || withholds) && !subject)
      throw new Error(`"${type}" says or withholds something about nothing: it has no subject`)
    if (!LAYERS.some((layer) => feature.reduce[layer]?.[type])) throw new Error(`no layer folds "${type}"`)
    for (const other of forgets) {
      if (!feature.events[other]?.subject || !feature.events[type].subject)
        throw new Error(`"${type}" cannot forget "${other}": one has no subject`)
    }
  }
}

function find(table: ReadonlyMap<string, Owner>, type: string): Owner {
  const owner = table.get(type)
  if (owner === undefined) throw new UnknownTypeError(type)
  return owner
}

function index(owners: readonly Owner[], typesOf: (owner: Owner) => string[]): Map<string, Owner> {
  const table = new Map<string, Owner>()
  for (const owner of owners) {
    for (const type of typesOf(owner)) {
      if (table.has(type)) throw new Error(`"${type}" is claimed by two features`)
      table.set(type, owner)
    }
  }
  return table
}
