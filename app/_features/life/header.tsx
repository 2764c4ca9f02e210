'use client'
import { CircleStop } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { useAsk } from '@/app/_session/ask-for'
import { useDriver, useMay, useNow, useSession } from '@/app/_session/hooks'
import { Badge } from '@/app/_ui/badge'
import { Button } from '@/app/_ui/button'
import { lazily } from '@/app/_ui/lazily'
import { Clock } from '@/app/_ui/time'
import { isReopenable } from '@/domain/features/life'

const EndDialog = lazily(() => import('./end-dialog').then((module) => module.EndDialog))

/** Where the session stands, for all; what comes next, for those who run it. */
export function LifeHeader() {
  return (
    <>
      <Phase />
      <Run />
    </>
  )
}

function Phase() {
  const t = useTranslations('life')
  const { phase, liveAt } = useSession(({ view }) => view.session.life.all)
  const now = useNow()
  const isNow = useDriver().send !== null
  // What is replayed is not live, and where it stands says the slider.
  if (!isNow) return null
  if (phase === 'live' && liveAt !== null) {
    return (
      <Badge tone="live">
        <span aria-hidden className="size-2 rounded-full bg-current" />
        {t('live')}{' '}
        <span className="max-sm:hidden">
          <Clock ms={now - liveAt} />
        </span>
      </Badge>
    )
  }
  return <Badge tone={phase === 'open' ? 'warn' : 'plain'}>{t(phase)}</Badge>
}

function Run() {
  const t = useTranslations('life')
  const [isEnding, setEnding] = useState(false)
  const life = useSession(({ view }) => view.session.life.all)
  const { send } = useDriver()
  const may = useMay()
  const ask = useAsk()
  const now = useNow(5_000)
  if (send === null || !may({ type: 'session.go-live', data: {} })) return null
  return (
    <>
      {life.phase === 'planned' && (
        <Button size="small" onClick={() => void ask({ type: 'session.open', data: {} })}>
          {t('openDoors')}
        </Button>
      )}
      {(life.phase === 'planned' || life.phase === 'open') && (
        <Button size="small" look="main" onClick={() => void ask({ type: 'session.go-live', data: {} })}>
          {t('goLive')}
        </Button>
      )}
      {life.phase === 'live' && (
        <Button
          size="small"
          icon={<CircleStop className="size-4 sm:hidden" aria-hidden />}
          onClick={() => setEnding(true)}
        >
          <span className="max-sm:sr-only">{t('end')}</span>
        </Button>
      )}
      {isReopenable(life, now) && (
        <Button size="small" onClick={() => void ask({ type: 'session.reopen', data: {} })}>
          {t('reopen')}
        </Button>
      )}
      {isEnding && (
        <Suspense>
          <EndDialog onClose={() => setEnding(false)} />
        </Suspense>
      )}
    </>
  )
}
