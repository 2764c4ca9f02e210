import 'server-only'
import { check } from '@/domain/planning/assign'
import type { Placeable, Plan } from '@/domain/planning/plan'
import { type KeptSet, keptSet, planOpening } from '@/prisma/breakout-sets'
import { hereIn } from '@/prisma/here'
import { placeablesOf } from '@/prisma/placeables'
import type { Occasion } from './breakout-sets'
import { db } from './db'

/**
 * What sets hold, told before they are opened. In a session that is what opening would do just now; at the desk, what
 * was saved.
 */

interface Counts {
  readonly placed: number
  readonly unplaced: number
  /** How many demands are not met. */
  readonly unmet: number
}

/** A set in a list. */
export interface SetSummary extends Counts {
  readonly id: string
  readonly name: string
  readonly way: string
  readonly rooms: number
  readonly updatedAt: number
}

/** A room of a set, before it is opened. */
interface RoomSummary {
  readonly name: string
  readonly people: number
  readonly limit: number | null
  readonly unmet: number
}

export async function setsOf(occasion: Occasion): Promise<readonly SetSummary[]> {
  const { conferenceId } = occasion
  const sets = await db().breakoutSet.findMany({ where: { conferenceId }, orderBy: { createdAt: 'asc' } })
  const opened = await openingIn(occasion)
  return sets.map(keptSet).map((set) => {
    const { id, name, way, updatedAt } = set
    const plan = opened(set)
    return { id, name, way: way.kind, rooms: plan.rooms.length, ...countsIn(plan), updatedAt: updatedAt.getTime() }
  })
}

/** The rooms of a set, and what there is in all of them together. */
export async function roomsOf(
  id: string,
  sessionId: string | null,
): Promise<Counts & { readonly rooms: readonly RoomSummary[] }> {
  const set = keptSet(await db().breakoutSet.findUniqueOrThrow({ where: { id } }))
  const plan = (await openingIn({ conferenceId: set.conferenceId, sessionId }))(set)
  const rooms = plan.rooms.map(({ name, people, limit }, room) => ({
    name,
    people: people.length,
    limit,
    unmet: plan.unmet.filter((each) => each.room === room).length,
  }))
  return { ...countsIn(plan), rooms }
}

const countsIn = ({ rooms, unplaced, unmet }: Plan): Counts => ({
  placed: rooms.reduce((sum, { people }) => sum + people.length, 0),
  unplaced: unplaced.length,
  unmet: unmet.length,
})

/** The plans of sets as this occasion would open them. */
async function openingIn({ conferenceId, sessionId }: Occasion): Promise<(set: KeptSet) => Plan> {
  if (sessionId === null) return ({ plan }) => plan
  const [all, here] = await Promise.all([placeablesOf(db(), conferenceId, sessionId), hereIn(db(), sessionId)])
  const people: ReadonlyMap<string, Placeable> = new Map(all.map((person) => [person.id, person]))
  return (set) => {
    const plan = planOpening(set, people, here)
    return { ...plan, unmet: check(plan, people, set.rules, set.way) }
  }
}
