'use client'
import { Heart } from 'lucide-react'
import { useTranslations } from 'use-intl/react'
import { IconButton } from '@/app/_ui/button'
import { LazyMenu } from '@/app/_ui/lazy-menu'
import type { Placeable } from '@/domain/planning/plan'
import { namedRoomsOf } from '../named-rooms'
import { usePlanningActions } from '../use-planning'
import { useWishes } from './use-wishes'

/** Says which topic somebody wishes most; what they wished before comes after it. */
export function WishMenu({ person, id }: { readonly person: Placeable; readonly id?: string }) {
  const t = useTranslations('planner.wishes')
  const { read, wish } = usePlanningActions()
  const wishes = useWishes(person)
  if (!wishes) return null
  const [first = null] = wishes.topics
  const entry = (label: string, topic: string | null) => ({
    label,
    checked: topic === first,
    onSelect: () => wish(person.id, topic),
  })
  const topics = () => new Set(namedRoomsOf(read().way)?.map(({ name }) => name))
  return (
    <LazyMenu
      entries={() => [
        { heading: t('first') },
        entry(t('none'), null),
        ...[...topics()].map((topic) => entry(topic, topic)),
      ]}
      trigger={(props) => (
        <IconButton label={t('firstOf', { name: person.name })} id={id} {...props}>
          <Heart className={`size-4 ${first === null ? '' : 'fill-current'}`} aria-hidden />
        </IconButton>
      )}
    />
  )
}
