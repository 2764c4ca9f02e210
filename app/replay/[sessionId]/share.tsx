'use client'
import { Share2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { usePlace } from '@/app/_room/place'
import { useAnnounce } from '@/app/_ui/announcer'
import { Button } from '@/app/_ui/button'
import { useCopy } from '@/app/_ui/use-copy'
import { NO_RECORDING, useReplay } from './replay-context'
import type { Replaying } from './replaying'

const SECOND = 1_000

/** Copies a link to the moment that is shown. It holds nobody's seat. */
export function Share() {
  const t = useTranslations('replay')
  const { sessionId } = usePlace()
  const { replaying } = useReplay()
  const announce = useAnnounce()
  const [copied, copy] = useCopy()
  const [byHand, setByHand] = useState<string | null>(null)
  const share = async () => {
    const link = linkTo(sessionId, replaying)
    const isCopied = await copy(link)
    setByHand(isCopied ? null : link)
    if (isCopied) announce(t('copied'))
  }
  return (
    <span className="relative">
      <Button
        size="small"
        aria-label={t('share')}
        icon={<Share2 className="size-4" aria-hidden />}
        onClick={() => void share()}
      >
        <span className="max-sm:hidden">{t('share')}</span>
      </Button>
      {(copied === 'copied' || byHand !== null) && (
        <span className="absolute top-full right-0 z-20 mt-2 w-72 rounded-md bg-ink px-4 py-3 text-meta font-semibold text-paper shadow-card">
          {byHand === null ? (
            t('copied')
          ) : (
            <label className="grid gap-1">
              {t('copyByHand')}
              <input
                readOnly
                value={byHand}
                onFocus={(event) => event.target.select()}
                onBlur={() => setByHand(null)}
                className="rounded-xs bg-paper px-2 py-1 text-ink"
              />
            </label>
          )}
        </span>
      )}
    </span>
  )
}

/** The address of a moment: `t` in seconds. */
function linkTo(sessionId: string, { clock, page, telling: { recording, room } }: Replaying): string {
  const link = new URL(`/replay/${sessionId}`, window.location.origin)
  if (room !== undefined) link.searchParams.set('room', room)
  else if (page.recordings.length > 0) link.searchParams.set('recording', recording ?? NO_RECORDING)
  link.searchParams.set('t', String(Math.floor(clock.playback.get().position / SECOND)))
  return link.href
}
