'use client'
import { useTranslations } from 'use-intl/react'
import { useAsk } from '@/app/_session/ask-for'
import { Button } from '@/app/_ui/button'
import { Dialog } from '@/app/_ui/dialog'
import type { RoomId } from '@/domain/protocol/standing'
import { useRoomName } from './use-breakouts'

const GRACE = 60

/** Ends one room or all: with a minute to finish a sentence, or at once. */
export function CloseDialog({ room, onClose }: { readonly room: RoomId | null; readonly onClose: () => void }) {
  const t = useTranslations('breakouts')
  const common = useTranslations('common')
  const ask = useAsk()
  const name = useRoomName(room)
  const close = (grace: number) => {
    void ask({ type: 'breakouts.close', data: { room, grace } })
    onClose()
  }
  return (
    <Dialog
      title={room === null ? t('closeAllTitle') : t('closeOneTitle', { room: name })}
      closeLabel={common('cancel')}
      onClose={onClose}
    >
      <p>{t('closeText')}</p>
      <div className="flex flex-wrap justify-end gap-3">
        <Button look="main" onClick={() => close(GRACE)}>
          {t('closeInAMinute')}
        </Button>
        <Button look="live" onClick={() => close(0)}>
          {t('closeNow')}
        </Button>
      </div>
    </Dialog>
  )
}
