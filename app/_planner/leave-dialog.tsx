'use client'
import { useTranslations } from 'use-intl/react'
import { useRefusalText } from '@/app/_i18n/refusal'
import { Button } from '@/app/_ui/button'
import { Dialog } from '@/app/_ui/dialog'
import { Notice } from '@/app/_ui/notice'

interface Props {
  readonly name: string
  readonly isBusy: boolean
  /** The code of why it could not be saved. */
  readonly problem: string | null
  readonly onStay: () => void
  readonly onDiscard: () => void
  readonly onSave: () => void
}

/** Asks whoever leaves a set that is not saved. Staying comes first, because it is safe. */
export function LeaveDialog({ name, isBusy, problem, onStay, onDiscard, onSave }: Props) {
  const t = useTranslations('planner.leaving')
  const text = useRefusalText()
  return (
    <Dialog title={t('title')} text={t('text', { name })} closeLabel={t('stay')} onClose={onStay}>
      {problem && (
        <Notice tone="warn" role="alert">
          {text(problem)}
        </Notice>
      )}
      <div className="flex flex-wrap justify-end gap-3">
        <Button onClick={onStay}>{t('stay')}</Button>
        <Button className="text-live!" onClick={onDiscard}>
          {t('discard')}
        </Button>
        <Button look="main" disabled={isBusy} onClick={onSave}>
          {t('save')}
        </Button>
      </div>
    </Dialog>
  )
}
