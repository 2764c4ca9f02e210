'use client'
import { Hand } from 'lucide-react'
import { useTranslations } from 'use-intl/react'
import { Button } from '@/app/_ui/button'
import type { Plan } from '@/domain/planning/plan'
import { handsIn, withoutHands } from './draft'
import { Unmet } from './unmet'
import { usePlanning } from './use-planning'

/** The plan in a sentence, said again whenever it changes; and what of the demands it does not meet. */
export function Summary() {
  const t = useTranslations('planner')
  const { draft } = usePlanning()
  const { unmet } = draft.plan
  const text = useCounts()
  return (
    <div className="grid gap-3">
      <p role="status" className="tabular text-panel">
        {text(draft.plan)}{' '}
        {unmet.length > 0 && <span className="sr-only">{t('unmetCount', { count: unmet.length })}</span>}
      </p>
      <Unmet />
      <ByHand />
    </div>
  )
}

function useCounts(): (plan: Plan) => string {
  const t = useTranslations('planner')
  return ({ rooms, unplaced }) => {
    const sizes = rooms.map(({ people }) => people.length)
    const placed = sizes.reduce((sum, size) => sum + size, 0)
    const counts = { rooms: rooms.length, placed, unplaced: unplaced.length }
    if (rooms.length === 0) return t('noRooms', counts)
    if (placed === 0) return t('nobodyPlaced', counts)
    const [least, most] = [Math.min(...sizes), Math.max(...sizes)]
    return t('counts', { ...counts, least, most, isEven: String(least === most) })
  }
}

/** What was done by hand stays when the plan is made anew; here it is taken back. */
function ByHand() {
  const t = useTranslations('planner')
  const { draft, people, change } = usePlanning()
  const count = handsIn(draft.plan).length
  if (count === 0) return null
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-panel text-soft">
      <Hand className="size-4" aria-hidden />
      {t('byHand', { count })}
      <Button size="small" onClick={() => change((before) => withoutHands(before, people))}>
        {t('takeBack')}
      </Button>
    </p>
  )
}
