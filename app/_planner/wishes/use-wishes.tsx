'use client'
import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { runsTheSession, withWishesOf } from '@/domain/planning/assign'
import type { Placeable } from '@/domain/planning/plan'
import { usePlanning } from '../use-planning'

interface Wishes {
  /** Whether theirs count: whoever runs the session goes to no topic. */
  readonly count: (person: Placeable) => boolean
  readonly of: (person: Placeable) => readonly string[]
  readonly isTopic: (name: string) => boolean
}
const Context = createContext<Wishes | null>(null)

/** Tells parts that are many what people wish; they are drawn again when that changes, and not with every plan. */
export function WishesProvider({ children }: { readonly children: ReactNode }) {
  const { way, rules } = usePlanning().draft
  const wishes = useMemo((): Wishes | null => {
    if (way.kind !== 'topics') return null
    const known = withWishesOf(way)
    const topics = new Set(way.topics.map(({ name }) => name))
    return {
      count: (person) => !runsTheSession(person, rules),
      of: (person) => known(person).wishes ?? [],
      isTopic: (name) => topics.has(name),
    }
  }, [way, rules])
  return <Context value={wishes}>{children}</Context>
}

/** What somebody wishes; null where wishes do not count, for a way or for them. */
export function useWishes(person: Placeable): { topics: readonly string[]; isTopic: Wishes['isTopic'] } | null {
  const wishes = useContext(Context)
  if (!wishes?.count(person)) return null
  return { topics: wishes.of(person), isTopic: wishes.isTopic }
}
