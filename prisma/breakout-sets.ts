import { placeAllLate } from '@/domain/planning/assign'
import type { Placeable, Plan, Rules, Way } from '@/domain/planning/plan'
import type { Database } from './client'
import type { BreakoutSet } from './generated/client'

/** A set as it is kept. Its people are named by person, guests by access: `Participant.bearer`. */
export interface KeptSet {
  readonly id: string
  readonly conferenceId: string
  readonly name: string
  readonly way: Way
  readonly rules: Rules
  readonly seed: string
  readonly plan: Plan
  readonly templateId: string | null
  readonly choosing: boolean
  readonly updatedAt: Date
}

/** A set as a session opens it. */
export interface OpenableSet extends KeptSet {
  /** Who goes into `plan.rooms[i]`, of those who are known in the session; others are placed when they come. */
  readonly place: readonly (readonly string[])[]
}

/** What the columns hold was checked when it was written. */
export const keptSet = ({ way, rules, plan, ...set }: BreakoutSet): KeptSet => ({
  ...set,
  way: way as unknown as Way,
  rules: rules as unknown as Rules,
  plan: plan as unknown as Plan,
})

/** A set for a session of its conference, with participants in place of persons; null when it is not of that conference. */
export async function readBreakoutSet(db: Database, sessionId: string, setId: string): Promise<OpenableSet | null> {
  const set = await db.breakoutSet.findFirst({
    where: { id: setId, conference: { sessions: { some: { id: sessionId } } } },
  })
  if (!set) return null
  const kept = keptSet(set)
  const participants = await db.participant.findMany({
    where: { sessionId, removedAt: null },
    select: { id: true, bearer: true },
  })
  const idOf = new Map(participants.map(({ id, bearer }) => [bearer, id]))
  return { ...kept, place: kept.plan.rooms.map(({ people }) => people.flatMap(({ id }) => idOf.get(id) ?? [])) }
}

/**
 * The plan of a set as it opens: with those who are here and came after it was made, placed by its rules.
 * @param people whom planning knows, by what a plan names them
 */
export function planOpening(
  { plan, rules, way }: Pick<KeptSet, 'plan' | 'rules' | 'way'>,
  people: ReadonlyMap<string, Placeable>,
  here: readonly { readonly bearer: string }[],
): Plan {
  const late = here.flatMap(({ bearer }) => people.get(bearer) ?? [])
  return placeAllLate(plan, people, late, rules, way)
}
