/** How often one person may ask commands of a class: `points` within `seconds`. The gateway holds to it. */
export const RATES = {
  say: { points: 8, seconds: 10 },
  ask: { points: 4, seconds: 60 },
  vote: { points: 20, seconds: 10 },
  write: { points: 40, seconds: 10 },
  act: { points: 15, seconds: 10 },
  moderate: { points: 120, seconds: 10 },
} as const

export type RateClass = keyof typeof RATES
