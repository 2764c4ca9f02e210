'use client'
import { Pencil, Plus, Users } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { Badge } from '@/app/_ui/badge'
import { Button, buttonClass, IconButton } from '@/app/_ui/button'
import { lazily } from '@/app/_ui/lazily'
import { Empty } from '@/app/_ui/notice'
import { RunButtons } from './run-buttons'
import { type KnownSession, SessionForm } from './session-form'

const Dialog = lazily(() => import('@/app/_ui/dialog').then((module) => module.Dialog))

export interface SessionRow extends Omit<KnownSession, 'openToGuests'> {
  readonly slotId: string | null
  readonly session: {
    readonly id: string
    readonly phase: string
    readonly openToGuests: boolean
    readonly people: number
  } | null
}

interface Props {
  readonly conferenceId: string
  readonly rows: readonly SessionRow[]
  readonly timeZone: string
  readonly locale: string
}

/** The programme, and what runs live in it. */
export function Sessions({ conferenceId, rows, timeZone, locale }: Props) {
  const t = useTranslations('desk')
  const [editing, setEditing] = useState<SessionRow | 'new' | null>(null)
  const known = editing === 'new' ? null : editing
  return (
    <section aria-labelledby="sessions">
      <div className="mb-3 flex flex-wrap items-center gap-3">
        <h2 id="sessions" className="mr-auto text-title font-bold">
          {t('sessions')}
        </h2>
        <Button look="main" icon={<Plus className="size-4" aria-hidden />} onClick={() => setEditing('new')}>
          {t('newSession')}
        </Button>
      </div>
      {rows.length === 0 && <Empty>{t('noSessions')}</Empty>}
      <ol className="rounded-md border border-line bg-surface shadow-card empty:hidden">
        {rows.map((row) => (
          <Row
            key={row.slotId ?? row.session!.id}
            row={row}
            timeZone={timeZone}
            locale={locale}
            onEdit={() => setEditing(row)}
          />
        ))}
      </ol>
      {editing && (
        <Suspense>
          <Dialog title={known ? t('edit') : t('newSession')} closeLabel={t('cancel')} onClose={() => setEditing(null)}>
            <SessionForm
              path={known ? `/api/desk/sessions/${known.slotId}` : '/api/desk/sessions'}
              conferenceId={known ? null : conferenceId}
              timeZone={timeZone}
              known={known && { ...known, openToGuests: known.session?.openToGuests ?? false }}
              onDone={() => setEditing(null)}
            />
          </Dialog>
        </Suspense>
      )}
    </section>
  )
}

const TONES = { planned: 'plain', open: 'accent', live: 'live', ended: 'plain' } as const

function Row({
  row,
  timeZone,
  locale,
  onEdit,
}: { readonly row: SessionRow; readonly onEdit: () => void } & Pick<Props, 'timeZone' | 'locale'>) {
  const t = useTranslations('desk')
  const { title, kind, startsAt, endsAt, session, slotId } = row
  const phase = session?.phase as keyof typeof TONES | undefined
  return (
    <li
      aria-label={title}
      className="grid gap-3 border-b border-line p-4 last:border-0 wide:grid-cols-[13rem_minmax(0,1fr)_auto] wide:items-center"
    >
      <p className="tabular text-meta text-soft">
        {startsAt !== null && endsAt !== null && whenOf(startsAt, endsAt, timeZone, locale)}
      </p>
      <div className="min-w-0">
        <h3 className="flex flex-wrap items-center gap-2 font-bold">
          {title}
          {phase && <Badge tone={TONES[phase]}>{t(`phase.${phase}`)}</Badge>}
        </h3>
        <p className="flex flex-wrap items-center gap-x-3 text-meta text-soft">
          {kind && <span>{kind}</span>}
          {session && session.people > 0 && (
            <span className="flex items-center gap-1">
              <Users className="size-3.5" aria-hidden />
              {t('people', { count: session.people })}
            </span>
          )}
          {!session && <span>{t('onlySlot')}</span>}
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {session && <RunButtons sessionId={session.id} phase={session.phase} title={title} />}
        {session && phase !== 'ended' && (
          <a className={buttonClass({ size: 'small' })} href={`/live/${session.id}`}>
            {t('enter')}
          </a>
        )}
        {session && phase === 'ended' && (
          <a className={buttonClass({ size: 'small' })} href={`/replay/${session.id}`}>
            {t('replay')}
          </a>
        )}
        {slotId && (
          <IconButton label={`${t('edit')}: ${title}`} onClick={onEdit}>
            <Pencil className="size-4" aria-hidden />
          </IconButton>
        )}
      </div>
    </li>
  )
}

const whenOf = (from: number, to: number, timeZone: string, locale: string) =>
  new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  }).formatRange(from, to)
