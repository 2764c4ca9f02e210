'use client'
import { useTranslations } from 'use-intl/react'
import { Button } from '@/app/_ui/button'
import { Dialog } from '@/app/_ui/dialog'
import type { Recorder } from './recorder'

/** Why nothing can be recorded here just now, and what goes on all the same. */
export function UnavailableDialog({
  why,
  onClose,
}: {
  readonly why: Exclude<Recorder, 'ready' | 'absent'>
  readonly onClose: () => void
}) {
  const t = useTranslations('recording')
  return (
    <Dialog title={t('unavailable.title')} text={t(`unavailable.${why}`)} closeLabel={t('close')} onClose={onClose}>
      <p>{t('unavailable.safe')}</p>
      <div className="flex justify-end">
        <Button onClick={onClose}>{t('close')}</Button>
      </div>
    </Dialog>
  )
}
