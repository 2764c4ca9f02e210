'use client'
import { Pencil, Plus, Trash2 } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import type { Target } from '@/app/_data/stream-targets'
import { Badge } from '@/app/_ui/badge'
import { Button, IconButton } from '@/app/_ui/button'
import { lazily } from '@/app/_ui/lazily'
import { Empty } from '@/app/_ui/notice'
import { useForm } from '../../../../use-form'
import { TargetForm } from './target-form'

const Dialog = lazily(() => import('@/app/_ui/dialog').then((module) => module.Dialog))
const ConfirmDialog = lazily(() => import('@/app/_ui/confirm-dialog').then((module) => module.ConfirmDialog))

/** The platforms that a session is streamed to. */
export function StreamTargets({
  sessionId,
  targets,
}: {
  readonly sessionId: string
  readonly targets: readonly Target[]
}) {
  const t = useTranslations('recordings.streams')
  const common = useTranslations('common')
  const [editing, setEditing] = useState<Target | 'new' | null>(null)
  const known = editing === 'new' ? null : editing
  return (
    <section aria-labelledby="streams" className="grid gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <h2 id="streams" className="mr-auto text-title font-bold">
          {t('heading')}
        </h2>
        <Button size="small" icon={<Plus className="size-4" aria-hidden />} onClick={() => setEditing('new')}>
          {t('new')}
        </Button>
      </div>
      <p className="text-soft">{t('text')}</p>
      {targets.length === 0 && <Empty>{t('none')}</Empty>}
      <ul className="rounded-md border border-line bg-surface shadow-card empty:hidden">
        {targets.map((target) => (
          <Row key={target.id} target={target} onEdit={() => setEditing(target)} />
        ))}
      </ul>
      {editing && (
        <Suspense>
          <Dialog title={known ? t('edit') : t('new')} closeLabel={common('cancel')} onClose={() => setEditing(null)}>
            <TargetForm
              path={known ? `/api/desk/streams/${known.id}` : `/api/desk/sessions/${sessionId}/streams`}
              known={known}
              onDone={() => setEditing(null)}
            />
          </Dialog>
        </Suspense>
      )}
    </section>
  )
}

const TONES = { waiting: 'plain', connecting: 'info', live: 'live', failed: 'warn' } as const

function Row({ target, onEdit }: { readonly target: Target; readonly onEdit: () => void }) {
  const t = useTranslations('recordings.streams')
  const { id, name, url, enabled, state, problem } = target
  const retry = useForm(`/api/desk/streams/${id}/retry`, () => {})
  const remove = useForm(`/api/desk/streams/${id}/delete`, () => {})
  const [isAsking, setAsking] = useState(false)
  const trouble = retry.problem ?? remove.problem
  return (
    <li aria-label={name} className="flex flex-wrap items-center gap-2 border-b border-line p-4 last:border-0">
      <div className="mr-auto min-w-0 flex-[1_1_14rem]">
        <p className="flex flex-wrap items-center gap-2 font-bold wrap-anywhere">
          <bdi>{name}</bdi>
          {enabled ? <Badge tone={TONES[state]}>{t(`states.${state}`)}</Badge> : <Badge>{t('off')}</Badge>}
        </p>
        <p className="text-meta wrap-anywhere text-soft">{url}</p>
        {state === 'failed' && <Problem code={problem} />}
        {trouble && (
          <p role="alert" className="text-meta font-semibold text-live">
            {trouble}
          </p>
        )}
      </div>
      {state === 'failed' && (
        <Button size="small" disabled={retry.busy} onClick={() => void retry.send({})}>
          {t('retry')}
        </Button>
      )}
      <IconButton label={t('editName', { name })} onClick={onEdit}>
        <Pencil className="size-4" aria-hidden />
      </IconButton>
      <IconButton label={t('deleteName', { name })} onClick={() => setAsking(true)}>
        <Trash2 className="size-4" aria-hidden />
      </IconButton>
      {isAsking && (
        <Suspense>
          <ConfirmDialog
            title={t('deleteTitle', { name })}
            text={t('deleteText')}
            action={t('deleteAction')}
            onConfirm={() => void remove.send({})}
            onClose={() => setAsking(false)}
          />
        </Suspense>
      )}
    </li>
  )
}

function Problem({ code }: { readonly code: string | null }) {
  const t = useTranslations('recordings.streams.problems')
  const known = (code ?? '') as 'refused'
  return (
    <p className="text-panel text-warn">{known && t.has(known) ? t(known) : t('unknown', { code: code ?? '–' })}</p>
  )
}
