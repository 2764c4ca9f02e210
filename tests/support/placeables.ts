import type { Placeable, Plan, Rules } from '@/domain/planning/plan'
import { PARTNERSHIPS } from '@/server/demo/kickoff'

/** Nothing demanded. */
export const FREE: Rules = { bothSides: false, sharedLanguage: false, delegations: 'any', moderator: false }

/** Somebody to be placed; what is not said is not known of them. */
export const somebody = (id: string, known: Partial<Placeable> = {}): Placeable => ({
  id,
  name: `Name of ${id}`,
  role: 'attendee',
  partnership: null,
  side: null,
  languages: [],
  ...known,
})

/** `count` people alike but for their ids: `kidira-0`, `kidira-1` … */
export const some = (count: number, id: string, known: Partial<Placeable> = {}): Placeable[] =>
  Array.from({ length: count }, (_, i) => somebody(`${id}-${i}`, known))

/** Who is in the rooms, by id. */
export const seats = ({ rooms }: Plan): string[][] => rooms.map(({ people }) => people.map(({ id }) => id))

export const roomOf = ({ rooms }: Plan, id: string): number =>
  rooms.findIndex(({ people }) => people.some((each) => each.id === id))

/** Why somebody is where they are, in a room or in none: the code without its namespace, and its params. */
export function reasonFor({ rooms, unplaced }: Plan, id: string): string {
  const { code, params } = [...rooms.flatMap(({ people }) => people), ...unplaced].find(
    (each) => each.id === id,
  )!.reason
  return [code.replace('planning/', ''), ...Object.values(params)].join(' ')
}

/** What is not met, alike: `no-moderator in 3`. */
export const lacks = (unmet: Plan['unmet']): string[] =>
  unmet.map(({ code, params, room }) =>
    [code.replace('planning/', ''), ...Object.values(params), ...(room === null ? [] : ['in', room])].join(' '),
  )

export const byId = (people: readonly Placeable[]): ReadonlyMap<string, Placeable> =>
  new Map(people.map((person) => [person.id, person]))

const LANGUAGES: Readonly<Record<string, readonly string[]>> = {
  DE: ['de', 'en'],
  TZ: ['sw', 'en'],
  NA: ['en'],
  SN: ['fr'],
  GM: ['en'],
  ET: ['am', 'en'],
  UG: ['en'],
}

/** The kickoff: nine partnerships with `each` people of each side, of which those from Senegal speak French only. */
export const kickoff = (each = 3): Placeable[] =>
  PARTNERSHIPS.flatMap(({ name, sides }) =>
    sides.flatMap((side) =>
      some(each, side.name, { partnership: name, side: side.name, languages: LANGUAGES[side.country] ?? [] }),
    ),
  )

/** A large conference: `count` people of a hundred partnerships, with languages, wishes and staff as they come. */
export const crowd = (count: number): Placeable[] =>
  Array.from({ length: count }, (_, i) => {
    if (i % 25 === 0) return somebody(`moderator-${i}`, { role: 'moderator', languages: ['en', i % 2 ? 'fr' : 'de'] })
    if (i % 125 === 1) return somebody(`interpreter-${i}`, { role: 'interpreter', languages: ['en', 'fr', 'de'] })
    const partnership = `Partnership ${i % 100}`
    return somebody(`person-${i}`, {
      partnership,
      side: `${partnership}, side ${Math.floor(i / 100) % 2}`,
      languages: [['en'], ['de', 'en'], ['fr'], ['fr', 'en'], []][i % 5]!,
      wishes: [`Topic ${(i * 7) % 200}`, `Topic ${(i * 13) % 200}`, `Topic ${(i * 31) % 50}`],
    })
  })
