/**
 * The division of people into breakout rooms: pure, the same for the same seed, and explained. Ways of dividing are in
 * `by-*.ts` and `evenly.ts`, what speaks for a room in `criteria.ts`, what is demanded of the result in `demands.ts`,
 * `sides.ts` and `promises.ts`.
 */
export { assign } from './assign'
export { check } from './check'
export { REASON_CODES, REASONS, type ReasonCode, UNMET, UNMET_CODES, type Unmet, type UnmetCode } from './codes'
export { type Working, workingLanguages } from './languages'
export { type Late, placeAllLate, placeLate } from './late'
export { move } from './move'
export { runsTheSession } from './roles'
export { withWishesOf } from './wishes'
