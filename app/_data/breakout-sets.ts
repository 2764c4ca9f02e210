import 'server-only'
import type { Placeable, Plan } from '@/domain/planning/plan'
import { type KeptSet, keptSet } from '@/prisma/breakout-sets'
import { guestsNamed, placeablesOf } from '@/prisma/placeables'
import type { SetFields } from './breakout-set-fields'
import { db } from './db'
import { newId } from './ids'
import type { PlanningActor } from './planning-actor'
import { Answer } from './requests'

/** Reads and writes sets of rooms. Who may is decided by the caller, with `planningOf`. */

const MOST_SETS = 200

/** Somebody to be placed; the address is told at the desk only. */
export interface KnownPerson extends Placeable {
  readonly email: string | null
}

export interface SetToPlan extends Omit<KeptSet, 'updatedAt' | 'conferenceId' | 'choosing'> {
  readonly updatedAt: number
}

/** The conference that a set belongs to; undefined when there is no such set. */
export const conferenceOfSet = async (id: string): Promise<string | undefined> =>
  (await db().breakoutSet.findUnique({ where: { id }, select: { conferenceId: true } }))?.conferenceId

export interface Occasion {
  readonly conferenceId: string
  /** Null at the desk, where rooms are planned for any session. */
  readonly sessionId: string | null
}

/** Where rooms are planned, by `?session=…` or `?conference=…`; null when there is no such session. */
export async function occasionAsked(query: URLSearchParams): Promise<Occasion | null> {
  const [id, conferenceId] = [query.get('session'), query.get('conference')]
  if (id === null) return conferenceId === null ? null : { conferenceId, sessionId: null }
  const session = await db().session.findUnique({ where: { id }, select: { conferenceId: true } })
  return session && { conferenceId: session.conferenceId, sessionId: id }
}

/** The same for a set; a session that is not of its conference does not count. Null when there is no such set. */
export async function occasionOfSet(id: string, query: URLSearchParams): Promise<Occasion | null> {
  const conferenceId = await conferenceOfSet(id)
  if (conferenceId === undefined) return null
  const asked = await occasionAsked(query)
  return asked?.conferenceId === conferenceId ? asked : { conferenceId, sessionId: null }
}

export async function readSet(id: string): Promise<SetToPlan> {
  const kept = keptSet(await db().breakoutSet.findUniqueOrThrow({ where: { id } }))
  const { name, way, rules, seed, plan, templateId, updatedAt } = kept
  return { id, name, way, rules, seed, plan, templateId, updatedAt: updatedAt.getTime() }
}

/** Whom the planner can place: everybody of the conference, guests of the session, and guests whom the plan names already. */
export async function peopleToPlan(
  { conferenceId, sessionId }: Occasion,
  plan: Plan | null,
  { isDesk }: PlanningActor,
): Promise<readonly KnownPerson[]> {
  const [people, addresses] = await Promise.all([
    placeablesOf(db(), conferenceId, sessionId),
    isDesk ? addressesIn(conferenceId) : new Map<string, string>(),
  ])
  const known = new Set(people.map(({ id }) => id))
  const others = plan ? idsIn(plan).filter((id) => !known.has(id)) : []
  const guests = await guestsNamed(db(), conferenceId, others)
  return [...people, ...guests].map((person) => ({ ...person, email: addresses.get(person.id) ?? null }))
}

const idsIn = ({ rooms, unplaced }: Plan): string[] =>
  [...rooms.flatMap(({ people }) => people), ...unplaced].map(({ id }) => id)

async function addressesIn(conferenceId: string): Promise<ReadonlyMap<string, string>> {
  const persons = await db().person.findMany({
    where: { memberships: { some: { conferenceId } }, email: { not: null } },
    select: { id: true, email: true },
  })
  return new Map(persons.map(({ id, email }) => [id, email!]))
}

/** What a set's row holds. Where people choose for themselves nobody places those who come late. */
const rowOf = (fields: SetFields) => ({ ...fields, choosing: fields.way.kind === 'choice' })

/** Which set it is, and when it was changed last: what the next change must know. */
export interface Kept {
  readonly id: string
  readonly updatedAt: number
}

export async function createSet(conferenceId: string, fields: SetFields): Promise<Kept> {
  await assertSpace(conferenceId)
  const at = new Date()
  const id = newId()
  await db().breakoutSet.create({ data: { id, conferenceId, ...rowOf(fields), createdAt: at, updatedAt: at } })
  return { id, updatedAt: at.getTime() }
}

/**
 * Replaces what a set holds, if nobody else has since it was read.
 * @throws Answer `sets/changed-meanwhile`
 */
export async function updateSet(id: string, fields: SetFields, knownAt: number): Promise<Kept> {
  // Later than what was known, even when two follow within a millisecond or clocks differ.
  const at = new Date(Math.max(Date.now(), knownAt + 1))
  const { count } = await db().breakoutSet.updateMany({
    where: { id, updatedAt: new Date(knownAt) },
    data: { ...rowOf(fields), updatedAt: at },
  })
  if (count === 0) throw new Answer(409, 'sets/changed-meanwhile')
  return { id, updatedAt: at.getTime() }
}

export async function duplicateSet(id: string, name: string): Promise<{ id: string }> {
  const { conferenceId, ...known } = await db().breakoutSet.findUniqueOrThrow({ where: { id } })
  await assertSpace(conferenceId)
  const { way, rules, seed, plan, templateId, choosing } = known
  const copy = { id: newId(), conferenceId, name, way: way!, rules: rules!, seed, plan: plan!, templateId, choosing }
  await db().breakoutSet.create({ data: copy })
  return { id: copy.id }
}

/** Sessions in which it is open keep their rooms: those are in their logs. */
export async function deleteSet(id: string): Promise<void> {
  await db().breakoutSet.deleteMany({ where: { id } })
}

async function assertSpace(conferenceId: string) {
  if ((await db().breakoutSet.count({ where: { conferenceId } })) >= MOST_SETS) throw new Answer(409, 'sets/too-many')
}
