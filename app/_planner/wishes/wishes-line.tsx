'use client'
import { useTranslations } from 'use-intl/react'
import type { Placeable } from '@/domain/planning/plan'
import { useWishes } from './use-wishes'

/** What somebody wishes, the dearest first. */
export function WishesLine({ person }: { readonly person: Placeable }) {
  const t = useTranslations('planner.wishes')
  const wishes = useWishes(person)
  if (!wishes || wishes.topics.length === 0) return null
  const topics = wishes.topics.map((topic) => (wishes.isTopic(topic) ? topic : t('noTopic', { topic })))
  return (
    <p className="text-meta text-soft wrap-anywhere">
      {t('ofPerson', { count: topics.length, topics: topics.join(', ') })}
    </p>
  )
}
