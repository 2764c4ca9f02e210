import { session } from '../session'

const trims: ReadonlySet<string> = new Set(
  session.registry.owners.flatMap(({ feature }) => feature.history?.trims ?? []),
)

/** Events without those that take old items out of the window: folded, all of it is there at once. */
export const untrimmed = <E extends { readonly type: string }>(events: readonly E[]): readonly E[] =>
  events.filter(({ type }) => !trims.has(type))
