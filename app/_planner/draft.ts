import { assign, check, move, placeAllLate, type ReasonCode } from '@/domain/planning/assign'
import type { Plan, Rules, Way } from '@/domain/planning/plan'
import type { Listed } from '@/domain/planning/table/finder'
import { cutName } from '@/domain/protocol/schema'
import { withNamedRooms } from './named-rooms'
import { withTopicRenamed } from './wishes/wishes'

/** What a set keeps, while it is worked on. */
export interface Draft {
  readonly name: string
  readonly way: Way
  readonly rules: Rules
  readonly seed: string
  readonly plan: Plan
  readonly templateId: string | null
}

/** Whom a plan can place. */
export interface People {
  readonly list: readonly Listed[]
  readonly byId: ReadonlyMap<string, Listed>
}
export const peopleOf = (list: readonly Listed[]): People => ({
  list,
  byId: new Map(list.map((person) => [person.id, person])),
})

export const NO_RULES: Rules = { bothSides: false, sharedLanguage: false, delegations: 'any', moderator: false }

/** Everybody divided; names of partnerships that are too long for a room are cut. */
function planOf({ way, rules, seed }: Pick<Draft, 'way' | 'rules' | 'seed'>, { list }: People): Plan {
  const plan = assign(list, way, rules, seed)
  const rooms = plan.rooms.map((room) => ({ ...room, name: cutName(room.name) }))
  return { ...plan, rooms }
}

/** What a set is called as long as nobody named it. */
export type UsualNames = Readonly<Record<Way['kind'], string>>

/** The name follows the way, unless somebody chose another. */
export const calledByWay = (draft: Draft, usual: UsualNames, { name, way }: Pick<Draft, 'name' | 'way'>): Draft =>
  name === usual[way.kind] ? { ...draft, name: usual[draft.way.kind] } : { ...draft, name }

/** A new set: one room for each partnership where there are any, else rooms of about seven. */
export function newDraft(usual: UsualNames, people: People, seed: string, templateId: string | null): Draft {
  const hasPartnerships = people.list.some(({ partnership }) => partnership !== null)
  const way: Way = hasPartnerships ? { kind: 'partnership' } : { kind: 'size', size: 7 }
  const plan = planOf({ way, rules: NO_RULES, seed }, people)
  return { name: usual[way.kind], way, rules: NO_RULES, seed, plan, templateId }
}

const BY_HAND: ReadonlySet<string> = new Set<ReasonCode>(['planning/by-hand', 'planning/kept-by-hand'])

type Place = readonly [id: string, room: number | null]

/** Where people were put by hand: a room, or null for the plenary. */
export function handsIn({ rooms, unplaced }: Plan): readonly Place[] {
  const byHand = (some: Plan['unplaced'], room: number | null): Place[] =>
    some.filter(({ reason }) => BY_HAND.has(reason.code)).map(({ id }) => [id, room])
  return [...rooms.flatMap(({ people }, room) => byHand(people, room)), ...byHand(unplaced, null)]
}

/** Puts people where they were put by hand, as far as they are still here and the room is; also whom the draw put there. */
function put(plan: Plan, places: readonly Place[]): Plan {
  const known = new Set(idsIn(plan))
  const wanted = places.filter(([id, room]) => known.has(id) && (room === null || room < plan.rooms.length))
  const ids = new Set(wanted.map(([id]) => id))
  return wanted.reduce(
    (sofar, [id, room]) => move(sofar, id, room),
    only(plan, (id) => !ids.has(id)),
  )
}

/** A plan with only some of its people. */
const only = (plan: Plan, stays: (id: string) => boolean): Plan => ({
  ...plan,
  rooms: plan.rooms.map((room) => ({ ...room, people: room.people.filter(({ id }) => stays(id)) })),
  unplaced: plan.unplaced.filter(({ id }) => stays(id)),
})

const idsIn = ({ rooms, unplaced }: Plan): string[] =>
  [...rooms.flatMap(({ people }) => people), ...unplaced].map(({ id }) => id)

const checked = (draft: Draft, { byId }: People): Draft => ({
  ...draft,
  plan: { ...draft.plan, unmet: check(draft.plan, byId, draft.rules, draft.way) },
})

type Change = Partial<Pick<Draft, 'way' | 'rules' | 'seed'>>

/** Whether a way goes on where the other was, so that what was done by hand still means something. */
const goesOn = (before: Way, now: Way) => before.kind === now.kind && (now.kind !== 'table' || before === now)

/**
 * Divides people anew. As long as the way is of the same kind, rooms keep their names, and people whom somebody placed
 * by hand stay there.
 * @param roomNow where a room of before is now; null when it is gone
 */
export function divided(
  draft: Draft,
  people: People,
  change: Change,
  roomNow: (room: number) => number | null = (room) => room,
): Draft {
  const next = { ...draft, ...change }
  const fresh = planOf(next, people)
  if (!goesOn(draft.way, next.way)) return { ...next, plan: fresh }
  const hands = handsIn(draft.plan).flatMap(([id, room]): Place[] => {
    const now = room === null ? null : roomNow(room)
    return room !== null && now === null ? [] : [[id, now]]
  })
  return checked({ ...next, plan: put(named(fresh, draft.plan, next.way), hands) }, people)
}

const NAMED_BY_WAY: ReadonlySet<Way['kind']> = new Set(['manual', 'topics', 'choice'])

/** Names that rooms had before, where the way gives them none. */
function named(fresh: Plan, before: Plan, { kind }: Way): Plan {
  if (NAMED_BY_WAY.has(kind)) return fresh
  const ofPartnership = new Map(before.rooms.map(({ partnership, name }) => [partnership, name]))
  const nameOf = (partnership: string | null, room: number) =>
    partnership === null ? before.rooms[room]?.name : ofPartnership.get(partnership)
  return {
    ...fresh,
    rooms: fresh.rooms.map((room, i) => ({ ...room, name: nameOf(room.partnership, i) ?? room.name })),
  }
}

/** Divides anew without what was done by hand. */
export const withoutHands = (draft: Draft, people: People): Draft => ({
  ...draft,
  plan: named(planOf(draft, people), draft.plan, draft.way),
})

/** Somebody goes to another room, or with null to the plenary. */
export const moved = (draft: Draft, people: People, id: string, room: number | null): Draft =>
  checked({ ...draft, plan: move(draft.plan, id, room) }, people)

/** A room is called otherwise, in the plan and where the way names its rooms. */
export function renamed(draft: Draft, people: People, room: number, name: string): Draft {
  const rooms = draft.plan.rooms.map((each, i) => (i === room ? { ...each, name } : each))
  const called = withNamedRooms(draft.way, (some) => some.map((each, i) => (i === room ? { ...each, name } : each)))
  const way = withTopicRenamed(called, draft.plan.rooms[room]!.name, name)
  // Wishes are for names.
  return way.kind === 'topics' ? divided(draft, people, { way }) : { ...draft, way, plan: { ...draft.plan, rooms } }
}

/** Rooms that nobody named are called as they are shown: in the session a number alone says nothing. */
export function withNames(draft: Draft, nameOf: (name: string) => string): Draft {
  if (NAMED_BY_WAY.has(draft.way.kind)) return draft
  const rooms = draft.plan.rooms.map((room) => ({ ...room, name: nameOf(room.name) }))
  return { ...draft, plan: { ...draft.plan, rooms } }
}

/** From here on by hand: the rooms and everybody in them stay as they are. */
export function byHand(draft: Draft, people: People, fallback: readonly string[]): Draft {
  const rooms = draft.plan.rooms.map(({ name }) => name)
  const way: Way = { kind: 'manual', rooms: rooms.length > 0 ? rooms : [...fallback] }
  const places = draft.plan.rooms.flatMap((room, i) => room.people.map(({ id }): Place => [id, i]))
  const plan = put(planOf({ ...draft, way }, people), places)
  return checked({ ...draft, way, plan }, people)
}

/** What has changed since a set was kept, and the set with it: who is gone is out, who came is placed by its rules. */
export function caughtUp(draft: Draft, people: People): { draft: Draft; gone: number; come: number } {
  const known = new Set(idsIn(draft.plan))
  const late = people.list.filter(({ id }) => !known.has(id))
  const gone = [...known].filter((id) => !people.byId.has(id)).length
  if (gone === 0 && late.length === 0) return { draft, gone, come: 0 }
  const left = only(draft.plan, (id) => people.byId.has(id))
  const plan = placeAllLate(left, people.byId, late, draft.rules, draft.way)
  return { draft: checked({ ...draft, plan }, people), gone, come: late.length }
}
