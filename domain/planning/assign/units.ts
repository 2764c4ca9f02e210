import type { Placeable, Rules } from '../plan'
import { interprets, moderates, sideOf } from './roles'

/** Who is placed in one go: one person, or a delegation that stays together. */
export interface Unit {
  readonly people: readonly Placeable[]
  readonly partnerships: readonly string[]
  readonly side: string | null
  readonly moderates: boolean
  readonly interprets: boolean
}

export function unitOf(people: readonly Placeable[]): Unit {
  const partnerships = [...new Set(people.flatMap(({ partnership }) => partnership ?? []))]
  return {
    people,
    partnerships,
    side: sideOf(people[0]!),
    moderates: people.some(moderates),
    interprets: people.some(interprets),
  }
}

/** In the order of the people; of a delegation, in the order of its first. */
export function unitsOf(people: readonly Placeable[], { delegations }: Rules): Unit[] {
  if (delegations !== 'together') return people.map((person) => unitOf([person]))
  const single = (person: Placeable) => sideOf(person) ?? Symbol(person.id)
  return [...groups(people, single).values()].map(unitOf)
}

/** The same, with those of a kind beside each other; kinds and those within them keep their order. */
export const beside = <T>(some: readonly T[], kindOf: (each: T) => unknown): T[] =>
  [...groups(some, kindOf).values()].flat()

export function groups<T, K>(some: readonly T[], kindOf: (each: T) => K): Map<K, T[]> {
  const byKind = new Map<K, T[]>()
  for (const each of some) {
    const kind = kindOf(each)
    const known = byKind.get(kind)
    if (known) known.push(each)
    else byKind.set(kind, [each])
  }
  return byKind
}
