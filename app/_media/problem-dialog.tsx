'use client'
import { useTranslations } from 'use-intl/react'
import { Button } from '@/app/_ui/button'
import { Dialog } from '@/app/_ui/dialog'
import type { Source } from '@/domain/session'
import type { DeviceProblem } from './media'

/** Why a microphone, camera or screen is not to be had, and the way out. */
export function ProblemDialog({
  source,
  problem,
  onClose,
}: {
  readonly source: Source
  readonly problem: DeviceProblem
  readonly onClose: () => void
}) {
  const t = useTranslations('devices')
  return (
    <Dialog title={t(`problem.title.${source}`)} closeLabel={t('close')} onClose={onClose}>
      <p>{t(`problem.${problem}`)}</p>
      <p className="text-soft">{t('problem.safe')}</p>
      <div className="flex justify-end">
        <Button look="main" onClick={onClose}>
          {t('understood')}
        </Button>
      </div>
    </Dialog>
  )
}
