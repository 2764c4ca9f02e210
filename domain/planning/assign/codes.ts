import type { Plan, Remark } from '../plan'

/**
 * Why somebody is in a room, or in none: code → names of its params. `partnership`, `side` and `topic` are names,
 * `language` is a code, `languages` are codes with a space between, `wish` counts from 1, `most` is a number of rooms.
 */
export const REASONS = {
  // Placed by a rule.
  'planning/own-partnership': ['partnership'],
  'planning/spreads-partnership': ['partnership'],
  'planning/keeps-delegation': ['side'],
  'planning/spreads-delegation': ['side'],
  'planning/shares-language': ['language'],
  'planning/second-side': ['side'],
  'planning/balances-sizes': [],
  'planning/balances-sides': ['side'],
  'planning/balances-languages': ['language'],
  'planning/drawn': [],
  'planning/first-wish': ['topic'],
  'planning/later-wish': ['topic', 'wish'],
  'planning/wishes-not-granted': [],
  'planning/no-wish': [],
  'planning/moderates': [],
  'planning/interprets': ['languages'],
  // Placed later than the others.
  'planning/late-partnership': ['partnership'],
  'planning/late-language': ['language'],
  'planning/late-smallest': [],
  // Placed by somebody.
  'planning/from-table': [],
  'planning/by-hand': [],
  // In the plenary.
  'planning/kept-by-hand': [],
  'planning/not-yet-placed': [],
  'planning/choose-yourself': [],
  'planning/not-in-table': [],
  'planning/no-partnership': [],
  'planning/runs-the-session': [],
  'planning/not-needed': [],
  'planning/all-full': [],
  'planning/beyond-most-rooms': ['most'],
} as const

/**
 * Demands that are not met: code → names of its params, as above; `people` and `rooms` are numbers of them, `limit` and
 * `size` numbers of people. Those with a room say so in the sentence ("in this room").
 */
export const UNMET = {
  // Of one room.
  'planning/no-moderator': [],
  'planning/no-shared-language': ['languages'],
  'planning/side-missing': ['partnership', 'side'],
  'planning/one-side-only': ['side'],
  'planning/no-side': [],
  'planning/delegation-together': ['side', 'people'],
  'planning/partnership-together': ['partnership', 'people'],
  'planning/over-limit': ['limit', 'people'],
  // Of the whole plan.
  'planning/delegation-split': ['side', 'rooms'],
  'planning/languages-unknown': ['people'],
  'planning/larger-than-size': ['size', 'rooms'],
  'planning/empty-rooms': ['rooms'],
  'planning/without-wish': ['people'],
  'planning/without-place': ['people'],
  'planning/without-room': ['people', 'most'],
} as const

export type ReasonCode = keyof typeof REASONS
export type UnmetCode = keyof typeof UNMET
export type Unmet = Plan['unmet'][number]

export const REASON_CODES = Object.keys(REASONS) as readonly ReasonCode[]
export const UNMET_CODES = Object.keys(UNMET) as readonly UnmetCode[]

type Params<Names extends readonly string[]> = { readonly [Name in Names[number]]: string | number }

export const because = <C extends ReasonCode>(code: C, params: Params<(typeof REASONS)[C]>): Remark => ({
  code,
  params,
})

/** `room` is an index, or null for the whole plan. */
export const unmet = <C extends UnmetCode>(code: C, room: number | null, params: Params<(typeof UNMET)[C]>): Unmet => ({
  code,
  params,
  room,
})
