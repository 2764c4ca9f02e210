'use client'
import { useTranslations } from 'use-intl/react'
import { Button } from '@/app/_ui/button'
import type { Meant } from '@/domain/planning/table/meant'

interface Props {
  readonly lines: readonly Meant[]
  readonly onTake: () => void
  readonly onClose: () => void
}

/** Takes over what is good, and says what is left out. */
export function TakeButtons({ lines, onTake, onClose }: Props) {
  const t = useTranslations('planner.table')
  const count = lines.filter(({ problem }) => problem === null).length
  const left = lines.length - count
  const take = () => {
    onTake()
    onClose()
  }
  return (
    <div className="flex flex-wrap justify-end gap-3">
      <Button onClick={onClose}>{t('cancel')}</Button>
      <Button look="main" disabled={count === 0} onClick={take}>
        {left > 0 && count > 0 ? t('takeSome', { count, left }) : t('take', { count })}
      </Button>
    </div>
  )
}
