'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { Button } from '@/app/_ui/button'
import { useForm } from '../use-form'

/** Doors open, curtain up, end: what the session's phase allows. */
export function RunButtons({
  sessionId,
  phase,
  title,
}: {
  readonly sessionId: string
  readonly phase: string
  readonly title: string
}) {
  const t = useTranslations('desk')
  const [isSure, setSure] = useState(false)
  const { busy, problem, send } = useForm(`/api/desk/sessions/${sessionId}/run`, () => setSure(false))
  const run = (type: string) => void send({ type })
  return (
    <>
      {problem && (
        <span role="alert" className="text-meta font-semibold text-live">
          {problem}
        </span>
      )}
      {phase === 'planned' && (
        <Button size="small" disabled={busy} onClick={() => run('session.open')}>
          {t('open')}
        </Button>
      )}
      {(phase === 'planned' || phase === 'open') && (
        <Button
          size="small"
          look={phase === 'open' ? 'main' : 'plain'}
          disabled={busy}
          onClick={() => run('session.go-live')}
        >
          {t('goLive')}
        </Button>
      )}
      {(phase === 'open' || phase === 'live') && !isSure && (
        <Button size="small" disabled={busy} onClick={() => setSure(true)}>
          {t('end')}
        </Button>
      )}
      {isSure && (
        <span className="flex flex-wrap items-center gap-2">
          <span className="max-w-[30ch] text-meta">{t('endReally', { title })}</span>
          <Button size="small" look="live" disabled={busy} onClick={() => run('session.end')}>
            {t('end')}
          </Button>
          <Button size="small" onClick={() => setSure(false)}>
            {t('cancel')}
          </Button>
        </span>
      )}
    </>
  )
}
