'use client'
import { useTranslations } from 'use-intl/react'
import { useAsk } from '@/app/_session/ask-for'
import { Button } from '@/app/_ui/button'
import { Dialog } from '@/app/_ui/dialog'

/** Asks before the session ends for everybody. */
export function EndDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('life')
  const ask = useAsk()
  const end = async () => {
    const ack = await ask({ type: 'session.end', data: {} })
    if (ack.ok) onClose()
  }
  return (
    <Dialog title={t('endTitle')} closeLabel={t('keepOn')} onClose={onClose}>
      <p>{t('endText')}</p>
      <div className="flex flex-wrap justify-end gap-3">
        <Button onClick={onClose}>{t('keepOn')}</Button>
        <Button look="live" onClick={() => void end()}>
          {t('endNow')}
        </Button>
      </div>
    </Dialog>
  )
}
