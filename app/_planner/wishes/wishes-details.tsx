'use client'
import { TableProperties } from 'lucide-react'
import { useTranslations } from 'use-intl/react'
import { Button } from '@/app/_ui/button'
import { runsTheSession, withWishesOf } from '@/domain/planning/assign'
import { usePlanning } from '../use-planning'

/** How many have said a wish, and the way to many wishes at once. */
export function WishesDetails({ onTable }: { readonly onTable: () => void }) {
  const t = useTranslations('planner.wishes')
  const { draft, people } = usePlanning()
  const asked = people.list.filter((person) => !runsTheSession(person, draft.rules)).map(withWishesOf(draft.way))
  const said = asked.filter(({ wishes = [] }) => wishes.length > 0).length
  return (
    <>
      <p role="status" className="text-panel">
        {t('said', { said, all: asked.length })}
      </p>
      <Button size="small" icon={<TableProperties className="size-4" aria-hidden />} onClick={onTable}>
        {t('open')}
      </Button>
    </>
  )
}
