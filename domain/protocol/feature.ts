import type * as z from 'zod/mini'
import type { RateClass } from './rates'
import type { RoomId, Standing } from './standing'
import type { Table } from './table'

/**
 * The four layers of a feature's state: what all may know, what moderators may know besides, what each participant
 * knows of their own, and what stays on the server. Who hears of an event is who folds it: an event reaches a viewer
 * if a layer that the viewer has contains a reducer for it. So a client's fold is what it may see, by construction (S13).
 */
export interface Layers {
  readonly all: unknown
  readonly staff: unknown
  readonly own: unknown
  readonly server: unknown
}
export const LAYERS = ['all', 'staff', 'own', 'server'] as const
export type Layer = (typeof LAYERS)[number]

/** The whole state of a feature, on the server. */
export interface Whole<S extends Layers> {
  readonly all: S['all']
  readonly staff: S['staff']
  readonly own: Table<S['own']>
  readonly server: S['server']
}

/** What a viewer holds of it. `staff` is null for those who are not. */
export interface Seen<S extends Layers> {
  readonly all: S['all']
  readonly staff: S['staff'] | null
  readonly own: S['own']
}

type Schema = z.ZodMiniType
type DataOf<S extends Schema> = z.output<S>

export interface EventSpec<S extends Schema = Schema> {
  readonly schema: S
  /** The version that is written today. Rows of older versions are brought up by `upcasts` (S10). */
  readonly v: number
  /** `upcasts[1]` makes data of version 2 from data of version 1. */
  readonly upcasts: Readonly<Record<number, (data: never) => unknown>>
  /** The field of `data` that names the item the event is about; a column of the log. */
  readonly subject: string | null
  /** Holds what somebody said about its subject: left out of a replay that must not tell it, and all about the subject with it. */
  readonly says: boolean
  /** Its `data.withheld`, if it is there, says whether its subject is kept out of every replay. The last word counts, for before it too. */
  readonly withholds: boolean
  /** Types whose rows with the same subject are blanked with this event. Their reducers must agree (see SPEC.md, Forgetting). */
  readonly forgets: readonly string[]
}

export interface CommandSpec<S extends Schema = Schema, G extends Schema = Schema> {
  readonly schema: S
  /** How often one person may ask it. */
  readonly rate: RateClass
  /** What the command only names and the server reads for it, such as a stored set of rooms; null if it needs nothing. */
  readonly given: G | null
  /** Whether it may still come from somebody who has just left the room that it is meant for (SPEC.md, Rooms). */
  readonly mayComeLate: boolean
}

export type EventSpecs = Readonly<Record<string, EventSpec>>
export type CommandSpecs = Readonly<Record<string, CommandSpec>>

/** Declares an event. `v` is 1 until its data changes in a way that old code could not read. */
export const event = <S extends Schema>(
  schema: S,
  spec: Partial<Omit<EventSpec<S>, 'schema' | 'subject'>> & { subject?: keyof DataOf<S> & string } = {},
): EventSpec<S> => ({ v: 1, upcasts: {}, subject: null, says: false, withholds: false, forgets: [], ...spec, schema })

/** Declares a command. */
export const command = <S extends Schema, G extends Schema = Schema>(
  schema: S,
  spec: { rate: RateClass; given?: G; mayComeLate?: boolean },
): CommandSpec<S, G> => ({ given: null, mayComeLate: false, ...spec, schema })

/** `owner`: whose `own` layer it goes to. It stands in the log and on the server, and in no frame: who may be known is in `data`. */
export type EventOf<E extends EventSpecs> = {
  [T in keyof E & string]: { readonly type: T; readonly data: DataOf<E[T]['schema']>; readonly owner?: string }
}[keyof E & string]

/** `given` comes from the server alone: what a client sends is `type` and `data`. */
export type CommandOf<C extends CommandSpecs> = {
  [T in keyof C & string]: {
    readonly type: T
    readonly data: DataOf<C[T]['schema']>
    readonly given?: DataOf<NonNullable<C[T]['given']>>
  }
}[keyof C & string]

/** Where and when an event stands in the log. `at` is in milliseconds since 1970 and never goes back (S15). */
export interface Place {
  readonly seq: number
  readonly at: number
  readonly room: RoomId
}
/** An event with its place in the log, as the server folds it. */
export type Recorded<E> = E & Place
/** The same in a frame: it no longer says whose it is, only whether it is the viewer's; without `mine` it is nobody's. `v` is left out when 1. */
export type Heard<E> = E extends unknown
  ? Omit<Recorded<E>, 'owner'> & { readonly mine?: boolean; readonly v?: number }
  : never

/** Everything `decide` may not invent for itself. `room` is the one the command was meant for, `now` in milliseconds since 1970. */
export interface Context {
  readonly actor: Standing
  readonly room: RoomId
  readonly now: number
  /** 16 random bytes, never used before (S18). */
  readonly newId: () => string
}

export type RefusalParams = Readonly<Record<string, string | number>>
export interface Refusal {
  readonly refused: string
  readonly params?: RefusalParams
}
/** `decide` answers with what happened, or with a refusal. It throws only for bugs. */
export type Decision<E> = { readonly events: readonly E[] } | Refusal
export const happened = <E>(...events: E[]): Decision<E> => ({ events })
/** `code` is `feature/reason` and declared in the feature's `refusals`; `params` fill the translated sentence. */
export const refused = (code: string, params?: RefusalParams): Refusal =>
  params ? { refused: code, params } : { refused: code }

/** What time alone brings about: events now, and when to ask again. Until then, with the same state, there is nothing. */
export interface Tick<E> {
  readonly events: readonly E[]
  readonly next?: number
}

interface Named {
  readonly type: string
}
type Only<U extends Named, T> = Extract<U, { type: T }>
export type Policy<S extends Layers, C extends Named> = {
  readonly [T in C['type']]: (actor: Standing, command: Only<C, T>, seen: Seen<S>) => boolean
}
export type Decide<S extends Layers, C extends Named, E extends Named> = {
  readonly [T in C['type']]: (command: Only<C, T>, state: Whole<S>, context: Context) => Decision<E>
}
export type Reduce<S extends Layers, E extends Named> = {
  readonly [L in Layer]?: {
    readonly [T in E['type']]?: (
      state: S[L],
      event: L extends 'server' ? Recorded<Only<E, T>> : Omit<Recorded<Only<E, T>>, 'owner'>,
    ) => S[L]
  }
}

/** How a panel reads back beyond the window that the state keeps (SPEC.md, Windows). */
export interface History<S extends Layers> {
  /** The event that brings an item in; its `subject` names the item. */
  readonly item: string
  /** Events that take items out of the window only, and not out of history. */
  readonly trims: readonly string[]
  /** Puts the fold of an older page before what is already held. */
  readonly join: (older: S['all'], newer: S['all']) => S['all']
}

export interface Feature<S extends Layers, E extends EventSpecs, C extends CommandSpecs> {
  /**
   * `own` is what a participant starts with. An event without owner that `own` folds is folded into everybody's,
   * and must leave the initial value as it is.
   */
  readonly initial: S
  readonly events: E
  readonly commands: C
  readonly policy: Policy<S, CommandOf<C>>
  readonly decide: Decide<S, CommandOf<C>, EventOf<E>>
  readonly reduce: Reduce<S, EventOf<E>>
  /** Every code that `decide` may refuse with. */
  readonly refusals: readonly string[]
  readonly tick?: (state: Whole<S>, now: number) => Tick<EventOf<E>>
  readonly history?: History<S>
  /** Few figures about this slice for the moderators' wall; plain JSON, cheap, and of a `room` feature only. */
  readonly digest?: (state: Whole<S>) => unknown
}

export const defineFeature = <S extends Layers, E extends EventSpecs, C extends CommandSpecs>(
  feature: Feature<S, E, C>,
) => feature
