import type { Placeable, PlannedRoom, Remark } from '@/domain/planning/plan'

export interface Counted {
  readonly name: string
  readonly count: number
}

/** What one sees of a room without reading its list. */
export interface RoomFacts {
  /** Languages by how many speak them, ISO 639-1. */
  readonly languages: readonly Counted[]
  /** Of how many the languages are known. */
  readonly heard: number
  readonly sides: readonly Counted[]
}

export function factsOf(people: readonly Placeable[]): RoomFacts {
  return {
    languages: counted(people.flatMap(({ languages }) => [...new Set(languages)])),
    heard: people.filter(({ languages }) => languages.length > 0).length,
    sides: counted(people.flatMap(({ side }) => side ?? [])),
  }
}

/** The most frequent first, equal ones by name. */
function counted(names: readonly string[]): readonly Counted[] {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || a.name.localeCompare(b.name))
}

const { compare } = new Intl.Collator()

/** How people stand in a list: those of a side together, then by name; whoever has none comes last. */
export const inOrder = (a: Placeable, b: Placeable): number =>
  Number(a.side === null) - Number(b.side === null) || compare(a.side ?? '', b.side ?? '') || compare(a.name, b.name)

/** Reasons are said once for so many. */
const MANY = 3

/** The same words. */
export const isSameRemark = (a: Remark, b: Remark): boolean =>
  a.code === b.code && Object.keys(a.params).every((key) => a.params[key] === b.params[key])

/** Why most people in a room are there; null when they are few, or each has another reason. */
export function usualReason(placed: PlannedRoom['people']): Remark | null {
  const counts = new Map<string, { readonly reason: Remark; count: number }>()
  for (const { reason } of placed) {
    const key = JSON.stringify([reason.code, reason.params])
    const known = counts.get(key)
    if (known) known.count += 1
    else counts.set(key, { reason, count: 1 })
  }
  const most = [...counts.values()].sort((a, b) => b.count - a.count)[0]
  return most && most.count >= MANY && most.count > placed.length / 2 ? most.reason : null
}
