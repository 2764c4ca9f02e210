'use client'
import { useTranslations } from 'use-intl/react'
import { Button } from './button'
import { Dialog } from './dialog'

interface Props {
  readonly title: string
  /** What follows from it. */
  readonly text: string
  /** What is done, as a verb. */
  readonly action: string
  /** Nothing is lost by it. */
  readonly harmless?: boolean
  readonly onConfirm: () => void
  readonly onClose: () => void
}

/** Asks before something that cannot be taken back. */
export function ConfirmDialog({ title, text, action, harmless = false, onConfirm, onClose }: Props) {
  const t = useTranslations('common')
  return (
    <Dialog title={title} text={text} closeLabel={t('cancel')} onClose={onClose}>
      <div className="flex flex-wrap justify-end gap-3">
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button
          look={harmless ? 'main' : 'live'}
          onClick={() => {
            onConfirm()
            onClose()
          }}
        >
          {action}
        </Button>
      </div>
    </Dialog>
  )
}
