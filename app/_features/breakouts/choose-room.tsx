'use client'
import { Lock } from 'lucide-react'
import { useTranslations } from 'use-intl/react'
import { useAsk } from '@/app/_session/ask-for'
import { Button } from '@/app/_ui/button'
import { Dialog } from '@/app/_ui/dialog'
import { RoomLanguages } from './room-languages'
import { useWhereabouts } from './use-breakouts'

/** The rooms that one may walk to. */
export function ChooseRoom({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('breakouts')
  const common = useTranslations('common')
  const ask = useAsk()
  const where = useWhereabouts()
  const choose = async (room: string) => {
    const ack = await ask({ type: 'breakouts.go', data: { room } })
    if (ack.ok) onClose()
  }
  return (
    <Dialog title={t('choose')} closeLabel={common('close')} onClose={onClose}>
      <ul className="grid gap-2">
        {where?.open.rooms.map(({ id, name, locked, limit, languages }) => (
          <li key={id}>
            <Button
              className="w-full justify-between text-left"
              disabled={locked || id === where.here?.id}
              onClick={() => void choose(id)}
            >
              <span className="min-w-0 truncate">{name}</span>
              <span className="flex shrink-0 items-center gap-1.5 text-meta font-normal text-soft">
                <RoomLanguages languages={languages} />
                {locked && <Lock className="size-4" aria-hidden />}
                {locked ? t('isLocked') : limit !== null && t('atMost', { count: limit })}
                {id === where.here?.id && t('youAreHere')}
              </span>
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
