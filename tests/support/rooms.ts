import type { Filled, Template } from '@/domain/planning/workbook'
import { MAIN } from '@/domain/protocol/standing'
import type { Scenario } from './scenario'

interface Wanted {
  readonly names: readonly string[]
  /** Who belongs where, by the order of the names. */
  readonly place?: readonly (readonly string[])[]
  readonly languages?: readonly (readonly string[])[]
  /** Whether somebody to interpret is missing. */
  readonly lacking?: readonly boolean[]
  readonly limits?: readonly (number | null)[]
  /** How many more belong into each who have never come. */
  readonly awaited?: readonly number[]
  readonly workbook?: { readonly template: Template; readonly filled?: Filled }
  readonly minutes?: number | null
  readonly countdown?: number
  readonly walking?: boolean
  readonly returns?: boolean
  readonly by?: string
}

/** Somebody opens rooms, as from a stored set; at once unless there is a countdown. */
export function openRooms(scenario: Scenario, wanted: Wanted): ReturnType<Scenario['by']> {
  const {
    names,
    place = [],
    languages = [],
    lacking = [],
    limits = [],
    awaited = [],
    workbook,
    minutes = null,
    countdown = 0,
  } = wanted
  const rooms = names.map((name, i) => ({
    name,
    partnership: null,
    limit: limits[i] ?? null,
    people: place[i] ?? [],
    awaited: awaited[i] ?? 0,
    languages: languages[i] ?? [],
    lacksInterpreter: lacking[i] ?? false,
    workbook: workbook ? { template: workbook.template, doc: null, filled: workbook.filled ?? {} } : null,
  }))
  const { walking = false, returns = true, by = 'mod' } = wanted
  const data = { set: 'set-1', minutes, countdown, walking, returns }
  return scenario.by(by, 'breakouts.open', data, MAIN, { name: 'Groups', copy: 'copy-1', rooms })
}

/** Ids of the open rooms, in their order. */
export const roomIds = ({ state }: Scenario): string[] => state.session.breakouts.all?.rooms.map(({ id }) => id) ?? []
