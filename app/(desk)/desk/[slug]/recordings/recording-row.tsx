'use client'
import { Ellipsis } from 'lucide-react'
import { useTranslations } from 'use-intl/react'
import type { RecordingSummary } from '@/app/_data/recordings'
import { Badge } from '@/app/_ui/badge'
import { buttonClass, IconButton } from '@/app/_ui/button'
import { LazyMenu } from '@/app/_ui/lazy-menu'
import { clock } from '@/app/_ui/time'
import { useForm } from '../../use-form'
import { Health } from './health'
import { useProblemText } from './problem-text'

export interface At {
  readonly slug: string
  readonly timeZone: string
  readonly locale: string
}

const TONES = {
  starting: 'live',
  live: 'live',
  stopping: 'info',
  ready: 'warn',
  published: 'accent',
  failed: 'warn',
  deleting: 'plain',
} as const

/** A recording in the list: what it is, how it does, and the one thing to do next. */
export function RecordingRow({ recording, at }: { readonly recording: RecordingSummary; readonly at: At }) {
  const t = useTranslations('recordings')
  const { id, title, state, records, isCut, figures, problem, keepUntil } = recording
  const isRunning = state === 'starting' || state === 'live' || state === 'stopping'
  const isDone = (state === 'ready' || state === 'published') && records
  // There is nothing to review of a stream that nobody recorded.
  const isOverStream = state === 'ready' && !records
  const problemText = useProblemText()
  return (
    <li aria-label={title} className="grid gap-3 border-b border-line p-4 last:border-0">
      <div className="flex flex-wrap items-start gap-3">
        <div className="mr-auto min-w-0">
          <h2 className="flex flex-wrap items-center gap-2 font-bold wrap-anywhere">
            <bdi>{title}</bdi>
            {isOverStream ? (
              <Badge>{t('states.over')}</Badge>
            ) : (
              <Badge tone={TONES[state]}>{t(`states.${state}`)}</Badge>
            )}
            {!records && <Badge>{t('streamOnly')}</Badge>}
            {isCut && <Badge>{t('cut')}</Badge>}
          </h2>
          <Facts recording={recording} at={at} />
        </div>
        {isDone && (
          <a
            className={buttonClass({ look: state === 'ready' ? 'main' : 'plain', size: 'small' })}
            href={`/desk/${at.slug}/recordings/${id}`}
            aria-label={`${t(state === 'ready' ? 'review' : 'open')}: ${title}`}
          >
            {t(state === 'ready' ? 'review' : 'open')}
          </a>
        )}
        {!isRunning && state !== 'deleting' && <Actions recording={recording} />}
      </div>
      {(state === 'failed' || (isRunning && problem)) && (
        <p className="text-panel font-semibold text-warn">{problemText(problem)}</p>
      )}
      {isRunning && <Health figures={figures} />}
      {keepUntil !== null && state !== 'deleting' && (
        <p className="text-meta text-soft">{t('retention.on', { date: dayIn(keepUntil, at) })}</p>
      )}
    </li>
  )
}

function Facts({
  recording: { session, title, startedAt, length, records, audience, state, watched },
  at,
}: {
  readonly recording: RecordingSummary
  readonly at: At
}) {
  const t = useTranslations('recordings')
  const when = new Intl.DateTimeFormat(at.locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: at.timeZone })
  const facts = [
    session !== title && session,
    when.format(startedAt),
    records && t('lengthOf', { length: clock(length * 1_000) }),
    state === 'published' && t(`for.${audience}`),
    state === 'published' && t('watched', { later: watched.live + watched.later }),
  ].filter((fact) => fact !== false)
  return <p className="tabular text-meta text-soft">{facts.join(' · ')}</p>
}

const dayIn = (at: number, { locale, timeZone }: At) =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone }).format(at)

function Actions({ recording: { id, title } }: { readonly recording: RecordingSummary }) {
  const t = useTranslations('recordings')
  const remove = useForm(`/api/desk/recordings/${id}/delete`, () => {})
  return (
    <>
      {remove.problem && (
        <span role="alert" className="text-meta font-semibold text-live">
          {remove.problem}
        </span>
      )}
      <LazyMenu
        entries={[
          {
            label: t('delete'),
            danger: true,
            confirm: { title: t('deleteTitle', { title }), text: t('deleteText') },
            onSelect: () => void remove.send({}),
          },
        ]}
        trigger={(props) => (
          <IconButton label={t('actions', { title })} {...props}>
            <Ellipsis className="size-4" aria-hidden />
          </IconButton>
        )}
      />
    </>
  )
}
