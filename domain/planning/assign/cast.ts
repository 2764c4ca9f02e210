import type { Placeable, Rules } from '../plan'
import type { Board } from './board'
import { because } from './codes'
import { shuffled } from './draw'
import { interprets, isStaff, runsTheSession } from './roles'

/** Who takes which part in a division; all in the order of the draw. */
export interface Cast {
  /** Stay in the plenary. */
  readonly leading: readonly Placeable[]
  /** Wait until it is clear where they are needed. */
  readonly interpreters: readonly Placeable[]
  readonly others: readonly Placeable[]
}

export function castOf(people: readonly Placeable[], rules: Rules, seed: string): Cast {
  const drawn = shuffled(people, seed)
  const leads = (person: Placeable) => runsTheSession(person, rules)
  const waits = (person: Placeable) => rules.sharedLanguage && interprets(person) && isStaff(person)
  return {
    leading: drawn.filter(leads),
    interpreters: drawn.filter(waits),
    others: drawn.filter((person) => !leads(person) && !waits(person)),
  }
}

export function keepInPlenary(board: Board, leading: readonly Placeable[]) {
  for (const person of leading) board.leave(person, because('planning/runs-the-session', {}))
}
