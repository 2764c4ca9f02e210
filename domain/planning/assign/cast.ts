import type { Placeable, Rules } from '../plan'
import type { Board } from './board'
import { because } from './codes'
import { shuffled } from './draw'
import { interprets, isStaff, runsTheSession } from './roles'

/** Who takes which part in a division; all in the order of the draw. */
export interface Cast {
  /** Stay in the plenary. */
  readonly organisers: readonly Placeable[]
  /** Wait until it is clear where they are needed. */
  readonly interpreters: readonly Placeable[]
  readonly others: readonly Placeable[]
}

export function castOf(people: readonly Placeable[], { sharedLanguage }: Rules, seed: string): Cast {
  const drawn = shuffled(people, seed)
  const waits = (person: Placeable) => sharedLanguage && interprets(person) && isStaff(person)
  return {
    organisers: drawn.filter(runsTheSession),
    interpreters: drawn.filter(waits),
    others: drawn.filter((person) => !runsTheSession(person) && !waits(person)),
  }
}

export function keepInPlenary(board: Board, organisers: readonly Placeable[]) {
  for (const person of organisers) board.leave(person, because('planning/runs-the-session', {}))
}
