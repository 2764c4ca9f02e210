'use client'
import { ArrowLeft } from 'lucide-react'
import type { ComponentProps, MouseEvent } from 'react'
import { useTranslations } from 'use-intl/react'
import { SetPlanner } from '@/app/_planner/set-planner'
import { Holdable, useLeaving } from '@/app/_ui/leaving'

interface Props extends Omit<ComponentProps<typeof SetPlanner>, 'onCreated'> {
  /** Where the sets are. */
  readonly path: string
}

/** The planner at the desk: a new set gets an address of its own. */
export function DeskPlanner({ path, ...rest }: Props) {
  const t = useTranslations('sets')
  const { leave, within } = useLeaving()
  const toSets = (event: MouseEvent) => {
    // In another tab or window nothing is left.
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    leave(() => window.location.assign(path))
  }
  return (
    <>
      <a className="flex w-fit items-center gap-1.5 text-meta text-soft hover:text-ink" href={path} onClick={toSets}>
        <ArrowLeft className="size-4" aria-hidden />
        {t('backToSets')}
      </a>
      <Holdable value={within}>
        <SetPlanner {...rest} onCreated={(id) => window.history.replaceState(null, '', `${path}/${id}`)} />
      </Holdable>
    </>
  )
}
