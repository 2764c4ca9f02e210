'use client'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl/react'
import { Button } from '@/app/_ui/button'
import { Dialog } from '@/app/_ui/dialog'
import type { Source } from '@/domain/media-seats'
import type { DeviceProblem } from './media'

/** Why a microphone, camera or screen is not to be had, and the way out. */
export function ProblemDialog({
  source,
  problem,
  retry,
  onClose,
}: {
  readonly source: Source
  readonly problem: DeviceProblem
  /** A button that tries once more. */
  readonly retry: ReactNode
  readonly onClose: () => void
}) {
  const t = useTranslations('devices')
  return (
    <Dialog title={t(`problem.title.${source}`)} closeLabel={t('close')} onClose={onClose}>
      <p>{t(`problem.${problem}`)}</p>
      <p className="text-soft">{t('problem.safe')}</p>
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onClose}>{t('understood')}</Button>
        {retry}
      </div>
    </Dialog>
  )
}
