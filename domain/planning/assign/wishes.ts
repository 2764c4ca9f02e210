import type { Placeable, Remark, Way } from '../plan'
import type { Criterion } from './choose'
import { because } from './codes'
import type { Unit } from './units'

/** People with the wishes that the way knows of them; whoever it does not name keeps their own. */
export function withWishesOf(way: Way): (person: Placeable) => Placeable {
  if (way.kind !== 'topics' || !way.wishes?.length) return (person) => person
  const said = new Map(way.wishes.map(({ person, topics }) => [person, topics]))
  return (person) => {
    const wishes = said.get(person.id)
    return wishes ? { ...person, wishes } : person
  }
}

/** What a unit wishes, the dearest first; in a delegation a first wish counts one, a second a half, a third a third. */
export function wishesOf({ people }: Unit): readonly string[] {
  const weights = new Map<string, number>()
  for (const { wishes = [] } of people)
    for (const [rank, topic] of [...new Set(wishes)].entries())
      weights.set(topic, (weights.get(topic) ?? 0) + 1 / (rank + 1))
  return [...weights].sort((a, b) => b[1] - a[1]).map(([topic]) => topic)
}

/** The topic that they wish most. */
export const prefersWishes: Criterion = {
  row: (board, unit) => {
    const wishes = wishesOf(unit)
    const row = new Int32Array(board.rooms.length).fill(wishes.length)
    for (const [rank, topic] of wishes.entries()) for (const room of board.roomsNamed(topic)) row[room] = rank
    return row
  },
  because: (person, room, { frames }) => wishGranted(person, frames[room]!.name),
}

/** What to say to somebody who comes to a topic that they wished; null if they did not. */
export function wishGranted({ wishes = [] }: Placeable, topic: string): Remark | null {
  const rank = [...new Set(wishes)].indexOf(topic)
  if (rank === -1) return null
  return rank === 0
    ? because('planning/first-wish', { topic })
    : because('planning/later-wish', { topic, wish: rank + 1 })
}
