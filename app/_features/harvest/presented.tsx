'use client'
import { Hourglass, Maximize2, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl/react'
import { useAsk } from '@/app/_session/ask-for'
import { useDriver, useMay, useNow, useSession } from '@/app/_session/hooks'
import { useAnnounce } from '@/app/_ui/announcer'
import { Badge } from '@/app/_ui/badge'
import { IconButton } from '@/app/_ui/button'
import { clock } from '@/app/_ui/time'
import type { Card } from '@/domain/features/harvest'
import { MAIN } from '@/domain/protocol/standing'
import { WrittenOnCard } from './card-text'
import { useCard, useCardText } from './use-card'

/** The card that is reported on, large beside its group on stage, with the time that is left. */
export function Presented() {
  const { presented } = useSession(({ view }) => view.session.harvest.all)
  const card = useCard(presented?.card ?? '')
  return presented && card ? <Report card={card} endsAt={presented.endsAt} /> : null
}

function Report({ card, endsAt }: { readonly card: Card; readonly endsAt: number | null }) {
  const t = useTranslations('harvest')
  const may = useMay()
  const ask = useAsk()
  const text = useCardText(card)
  const name = text?.name ?? ''
  const whole = useRef<HTMLElement>(null)
  const putAway = { type: 'harvest.put-away', data: {} } as const
  return (
    <section
      ref={whole}
      aria-label={t('reports', { name: name })}
      className="h-full overflow-y-auto bg-surface px-4 py-3 text-ink wide:p-6"
    >
      <div className="mb-3 flex flex-wrap items-center gap-2 wide:mb-4">
        <h2 className="min-w-0 flex-[1_1_8rem] text-title leading-tight font-bold wrap-anywhere wide:text-page">
          {name}
        </h2>
        {endsAt !== null && <TimeLeft endsAt={endsAt} />}
        <IconButton label={t('fullScreen')} onClick={() => void whole.current?.requestFullscreen?.()}>
          <Maximize2 className="size-5" aria-hidden />
        </IconButton>
        {may(putAway) && (
          <IconButton label={t('putAway')} onClick={() => void ask(putAway, MAIN)}>
            <X className="size-5" aria-hidden />
          </IconButton>
        )}
      </div>
      <div className="wide:text-[1.125rem]">
        <WrittenOnCard text={text} onlyWritten />
      </div>
    </section>
  )
}

/** Counts down, and says when the time is up: not by colour alone. */
function TimeLeft({ endsAt }: { readonly endsAt: number }) {
  const t = useTranslations('harvest')
  const announce = useAnnounce()
  const { send } = useDriver()
  const left = endsAt - useNow()
  const isOver = left <= 0
  const wasRunning = useRef(!isOver)
  useEffect(() => {
    if (isOver && wasRunning.current && send) announce(t('timeIsUp'))
    wasRunning.current = !isOver
  }, [isOver, announce, send, t])
  return (
    <Badge tone={isOver ? 'warn' : 'plain'} className="text-panel">
      <Hourglass className="size-4" aria-hidden />
      {isOver ? (
        t('timeIsUp')
      ) : (
        <>
          <span className="sr-only">{t('timeLeft')}</span>
          <time className="tabular">{clock(left)}</time>
        </>
      )}
    </Badge>
  )
}
