import { type Context, type Decision, happened, refused } from '../../protocol/feature'
import type { RoomId } from '../../protocol/standing'
import type { BreakoutEvent } from './events'
import type { OpeningPlan } from './plan'

interface Wanted {
  readonly set: string
  readonly minutes: number | null
  readonly countdown: number
  readonly walking: boolean
  readonly returns: boolean
}

const MINUTE = 60_000
const SECOND = 1_000

/** The rooms of a plan, what lies ready in them, and where everybody belongs. */
export function opening(
  { set, minutes, countdown, walking, returns }: Wanted,
  { name, copy, rooms }: OpeningPlan,
  { now, newId }: Pick<Context, 'now' | 'newId'>,
): Decision<BreakoutEvent> {
  const placed = rooms.flatMap(({ people }) => people)
  if (new Set(placed).size < placed.length) return refused('breakouts/placed-twice')
  const round = newId()
  const startsAt = countdown === 0 ? null : now + countdown * SECOND
  const closesAt = minutes === null ? null : (startsAt ?? now) + minutes * MINUTE
  const made = rooms.map((room) => ({ id: newId() as RoomId, ...room }))
  return happened<BreakoutEvent>(
    {
      type: 'breakouts.opened',
      data: {
        round,
        set,
        name,
        rooms: made.map(({ id, name, limit, languages, lacksInterpreter }, index) => ({
          id,
          index,
          name,
          limit,
          closesAt,
          languages,
          lacksInterpreter,
        })),
        startsAt,
        walking,
        returns,
      },
    },
    {
      type: 'breakouts.planned',
      data: { copy, awaited: made.flatMap(({ id: room, awaited }) => (awaited > 0 ? [{ room, awaited }] : [])) },
    },
    ...made.flatMap(({ id, partnership, workbook }): BreakoutEvent[] =>
      workbook ? [{ type: 'breakouts.furnished', data: { room: id, partnership, workbook } }] : [],
    ),
    ...made.flatMap(({ id, people }) =>
      people.map(
        (owner): BreakoutEvent => ({
          type: 'breakouts.placed',
          owner,
          data: { round, room: id, awaited: false },
        }),
      ),
    ),
  )
}
