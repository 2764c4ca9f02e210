import { withWishesOf } from '@/domain/planning/assign'
import { MOST_ROOMS, MOST_WISHES, MOST_WISHING, type Placeable, type Way } from '@/domain/planning/plan'

type Wishes = NonNullable<Extract<Way, { kind: 'topics' }>['wishes']>

/** What somebody wishes, the dearest first: as the set knows it, or else as they said themselves. */
export const wishesOf = (way: Way, person: Placeable): readonly string[] => withWishesOf(way)(person).wishes ?? []

/** The same way with what these people wish now, and topics that are new; of all others it knows what it knew. */
export function withWishes(way: Way, said: Wishes, added: readonly string[] = []): Way {
  if (way.kind !== 'topics') return way
  const people = new Set(said.map(({ person }) => person))
  const others = way.wishes?.filter(({ person }) => !people.has(person)) ?? []
  const topics = [...way.topics, ...added.map((name) => ({ name, limit: null }))].slice(0, MOST_ROOMS)
  return { ...way, topics, wishes: [...said, ...others].slice(0, MOST_WISHING) }
}

/** Somebody wishes a topic most, and what they wished after it; with null they wish nothing. */
export function withFirstWish(way: Way, person: Placeable, topic: string | null): Way {
  const others = wishesOf(way, person).filter((each) => each !== topic)
  const topics = topic === null ? [] : [topic, ...others].slice(0, MOST_WISHES)
  return withWishes(way, [{ person: person.id, topics }])
}

/** Wishes that the set keeps follow a topic that is called otherwise, unless another one still has the old name. */
export function withTopicRenamed(way: Way, before: string, now: string): Way {
  if (way.kind !== 'topics' || !way.wishes || way.topics.some(({ name }) => name === before)) return way
  const called = (topics: readonly string[]) => [...new Set(topics.map((each) => (each === before ? now : each)))]
  return { ...way, wishes: way.wishes.map((each) => ({ ...each, topics: called(each.topics) })) }
}
