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

/** What is spoken in a room, and whether all can follow. */
export interface Working {
  /** Those that all share, or else as few as reach everybody, the most spoken first; at most four, none if none is known. */
  readonly languages: readonly string[]
  /** They share none, and nobody interprets between them. */
  readonly lacksInterpreter: boolean
}

const MOST_NAMED = 4

/** The languages in which these people will work with each other. */
export function workingLanguages(people: readonly Placeable[]): Working {
  const listeners = listenersAmong(people)
  const shared = (listeners[0]?.languages ?? []).filter((language) =>
    listeners.every(({ languages }) => languages.includes(language)),
  )
  const languages = shared.length > 0 ? shared : languageGroups(listeners).map(({ language }) => language)
  return { languages: [...new Set(languages)].slice(0, MOST_NAMED), lacksInterpreter: gapAmong(people).length > 0 }
}

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
