import type { SessionView } from '@/domain/session'
import type { Participant } from './participant'

export interface Agreement {
  /** How many were compared, and how many of them see what most see. */
  readonly of: number
  readonly same: number
  /** What differs, `room feature`, for whoever looks for the reason. */
  readonly differs: readonly string[]
}

/** Everything that all may see, piece by piece: of the session, and of each room that this page shows. */
function publicPieces(view: SessionView): Map<string, string> {
  const pieces = new Map<string, string>()
  const note = (place: string, features: Readonly<Record<string, { readonly all: unknown }>>) => {
    for (const [feature, { all }] of Object.entries(features)) pieces.set(`${place} ${feature}`, canonical(all))
  }
  note('session', view.session)
  for (const [room, features] of Object.entries(view.rooms)) note(room, features)
  return pieces
}

/** The same text for the same content, in whatever order it was put together. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, each: unknown) =>
    each !== null && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  )

/** Compares what everybody folded for themselves. Only rooms that both see are compared. */
export function compare(participants: readonly Participant[]): Agreement {
  const views = participants.flatMap(({ store }) => store.get()?.view ?? []).map(publicPieces)
  const usual = new Map<string, string>()
  for (const place of new Set(views.flatMap((pieces) => [...pieces.keys()])))
    usual.set(place, mostFrequent(views.flatMap((pieces) => pieces.get(place) ?? [])))
  const differs = new Set<string>()
  let same = 0
  for (const pieces of views) {
    const other = [...pieces].filter(([place, content]) => usual.get(place) !== content).map(([place]) => place)
    for (const place of other) differs.add(place)
    if (other.length === 0) same++
  }
  return { of: views.length, same, differs: [...differs] }
}

function mostFrequent(contents: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const content of contents) counts.set(content, (counts.get(content) ?? 0) + 1)
  return [...counts].reduce((a, b) => (b[1] > a[1] ? b : a))[0]
}

/** Waits until all see the same: what has just happened takes a moment to reach everybody. */
export async function agree(participants: readonly Participant[], patience = 10_000): Promise<Agreement> {
  const end = performance.now() + patience
  for (;;) {
    const agreement = compare(participants)
    if (agreement.same === agreement.of || performance.now() > end) return agreement
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}
