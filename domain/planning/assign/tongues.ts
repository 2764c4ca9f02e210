import type { Placeable } from '../plan'
import { languageGroups, listenersAmong, speaksOneOf } from './languages'

/** What is spoken in a room: one language, or several between which somebody interprets. */
export interface Tongue {
  readonly languages: readonly string[]
  readonly interpreter: Placeable | null
  readonly people: number
}

/**
 * The tongue of each room, so that as many people as possible find one that they speak. Rooms of a tongue lie beside
 * each other. Empty if no language is known.
 */
export function tonguesFor(
  people: readonly Placeable[],
  interpreters: readonly Placeable[],
  { rooms, mix }: { readonly rooms: number; readonly mix: boolean },
): readonly Tongue[] {
  const listeners = listenersAmong(people)
  // A language gets a room that would be a third full with people who may sit together; nobody should sit there alone.
  const enough = Math.max(2, listeners.length / rooms / 3)
  const single = languageGroups(listeners)
    .filter(({ language }, i) => i === 0 || companyIn(language, listeners, mix) >= enough)
    .map(({ language, people }): Tongue => ({ languages: [language], interpreter: null, people }))
  const fitting = bridged(single, interpreters, rooms)
    .sort((a, b) => b.people - a.people)
    .slice(0, rooms)
  return shared(fitting, rooms)
}

/** How many speakers of a language may share a room. */
function companyIn(language: string, listeners: readonly Placeable[], mix: boolean): number {
  const speakers = listeners.filter(({ languages }) => languages.includes(language))
  return new Set(speakers.map((speaker) => (mix && speaker.partnership) || speaker)).size
}

/** More languages than rooms: interpreters join the smallest groups whose languages they speak. */
function bridged(tongues: readonly Tongue[], interpreters: readonly Placeable[], rooms: number): Tongue[] {
  let left = [...tongues]
  for (const interpreter of interpreters) {
    const tooMany = left.length - rooms
    if (tooMany <= 0) break
    const theirs = left.filter((each) => each.interpreter === null && speaksOneOf(interpreter, each.languages))
    const joined = theirs.slice(-(tooMany + 1))
    if (joined.length < 2) continue
    const languages = joined.flatMap((each) => each.languages)
    const number = joined.reduce((sum, each) => sum + each.people, 0)
    left = [...left.filter((each) => !joined.includes(each)), { languages, interpreter, people: number }]
  }
  return left
}

/** Each tongue has a room; further ones go where most people come to a room (d'Hondt). An interpreter has only one. */
function shared(tongues: readonly Tongue[], rooms: number): Tongue[] {
  const seats = tongues.map(() => 1)
  const crowd = (i: number) => (tongues[i]!.interpreter ? -1 : tongues[i]!.people / (seats[i]! + 1))
  for (let free = rooms - tongues.length; free > 0 && tongues.length > 0; free--) {
    const next = tongues.reduce((best, _, i) => (crowd(i) > crowd(best) ? i : best), 0)
    seats[next]!++
  }
  return tongues.flatMap((tongue, i) => Array.from({ length: seats[i]! }, () => tongue))
}
