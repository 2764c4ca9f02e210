import type { Placeable } from '../plan'
import { interprets } from './roles'

/** Who must be able to follow. Interpreters are there for them; of whom no language is known, nobody can say. */
export const listenersAmong = (people: readonly Placeable[]): readonly Placeable[] =>
  people.filter((person) => !interprets(person) && person.languages.length > 0)

export const speaksOneOf = ({ languages }: Placeable, wanted: readonly string[]): boolean =>
  languages.some((language) => wanted.includes(language))

/** The language that all listeners speak. */
export const sharedBy = (listeners: readonly Placeable[]): string | undefined =>
  listeners[0]?.languages.find((language) => listeners.every(({ languages }) => languages.includes(language)))

/** Whether everybody can follow through this interpreter. */
export const reaches = (interpreter: Placeable, listeners: readonly Placeable[]): boolean =>
  listeners.every((listener) => speaksOneOf(listener, interpreter.languages))

/** The languages between which somebody would have to interpret; none if all share one, or somebody does. */
export function gapAmong(people: readonly Placeable[]): readonly string[] {
  const listeners = listenersAmong(people)
  if (listeners.length === 0 || sharedBy(listeners) !== undefined) return []
  if (people.some((person) => interprets(person) && reaches(person, listeners))) return []
  return languageGroups(listeners).map(({ language }) => language)
}

export interface LanguageGroup {
  readonly language: string
  readonly people: number
}

/** As few languages as reach all listeners, the most spoken first; everybody counts with the first that they speak. */
export function languageGroups(listeners: readonly Placeable[]): LanguageGroup[] {
  const found: LanguageGroup[] = []
  let rest = listeners
  while (rest.length > 0) {
    const language = mostSpoken(rest)
    const others = rest.filter(({ languages }) => !languages.includes(language))
    found.push({ language, people: rest.length - others.length })
    rest = others
  }
  return found
}

function mostSpoken(listeners: readonly Placeable[]): string {
  const counts = new Map<string, number>()
  for (const { languages } of listeners)
    for (const language of new Set(languages)) counts.set(language, (counts.get(language) ?? 0) + 1)
  return [...counts].reduce((best, each) => (each[1] > best[1] ? each : best))[0]
}
