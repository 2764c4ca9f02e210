'use client'
import { ArrowRightLeft } from 'lucide-react'
import { useTranslations } from 'use-intl/react'
import { IconButton } from '@/app/_ui/button'
import { LazyMenu } from '@/app/_ui/lazy-menu'
import { useRoomName } from './room-name'
import { usePlanningActions } from './use-planning'

interface Props {
  readonly personId: string
  readonly name: string
  /** Where they are; null is the plenary. */
  readonly room: number | null
  readonly id?: string
}

/** Where somebody can go: the same as dragging them, for every hand and device. */
export function MoveMenu({ personId, name, room, id }: Props) {
  const t = useTranslations('planner')
  const nameOf = useRoomName()
  const { read, move } = usePlanningActions()
  const entry = (label: string, to: number | null) => ({
    label,
    checked: to === room,
    onSelect: () => move(personId, to),
  })
  return (
    <LazyMenu
      entries={() => [
        { heading: t('moveTo') },
        entry(t('plenary'), null),
        ...read().plan.rooms.map((each, i) => entry(nameOf(each.name), i)),
      ]}
      trigger={(props) => (
        <IconButton label={t('move', { name })} id={id} {...props}>
          <ArrowRightLeft className="size-4" aria-hidden />
        </IconButton>
      )}
    />
  )
}
