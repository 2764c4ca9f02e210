'use client'
import { Captions as Icon, Pencil, Trash2 } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import type { Captions } from '@/app/_data/recording-captions'
import type { Review } from '@/app/_data/recording-review'
import { Button, IconButton } from '@/app/_ui/button'
import { lazily } from '@/app/_ui/lazily'
import { useForm } from '../../../use-form'
import { useLanguageName } from './language-names'

const CaptionsDialog = lazily(() => import('./captions-dialog').then((module) => module.CaptionsDialog))
const ConfirmDialog = lazily(() => import('@/app/_ui/confirm-dialog').then((module) => module.ConfirmDialog))

/** What is said, in writing: a text for each language. */
export function CaptionsSection({
  review: { id, languages },
  captions,
}: {
  readonly review: Pick<Review, 'id' | 'languages'>
  readonly captions: readonly Captions[]
}) {
  const t = useTranslations('recordings.captions')
  const [editing, setEditing] = useState<Captions | 'new' | null>(null)
  return (
    <section aria-labelledby="captions" className="grid gap-3">
      <h2 id="captions" className="text-title font-bold">
        {t('heading')}
      </h2>
      <p className="text-meta text-soft">{t('text')}</p>
      {captions.length === 0 && <p className="text-panel text-soft">{t('none')}</p>}
      <ul className="grid gap-1">
        {captions.map((each) => (
          <Row key={each.language} id={id} captions={each} onEdit={() => setEditing(each)} />
        ))}
      </ul>
      <Button
        size="small"
        className="w-fit"
        icon={<Icon className="size-4" aria-hidden />}
        onClick={() => setEditing('new')}
      >
        {t('add')}
      </Button>
      {editing && (
        <Suspense>
          <CaptionsDialog
            id={id}
            known={editing === 'new' ? null : editing}
            languages={languages}
            taken={captions.map(({ language }) => language)}
            onClose={() => setEditing(null)}
          />
        </Suspense>
      )}
    </section>
  )
}

function Row({
  id,
  captions: { language, cues },
  onEdit,
}: {
  readonly id: string
  readonly captions: Captions
  readonly onEdit: () => void
}) {
  const t = useTranslations('recordings.captions')
  const nameOf = useLanguageName()
  const [isAsking, setAsking] = useState(false)
  const remove = useForm(`/api/desk/recordings/${id}/captions/${language}/delete`, () => {})
  const name = nameOf(language)
  return (
    <li aria-label={name} className="flex flex-wrap items-center gap-2">
      <span className="mr-auto">
        {name} <span className="tabular text-meta text-soft">{t('count', { count: cues })}</span>
      </span>
      {remove.problem && (
        <span role="alert" className="text-meta font-semibold text-live">
          {remove.problem}
        </span>
      )}
      <IconButton label={t('editLanguage', { language: name })} onClick={onEdit}>
        <Pencil className="size-4" aria-hidden />
      </IconButton>
      <IconButton label={t('deleteLanguage', { language: name })} onClick={() => setAsking(true)}>
        <Trash2 className="size-4" aria-hidden />
      </IconButton>
      {isAsking && (
        <Suspense>
          <ConfirmDialog
            title={t('deleteTitle', { language: name })}
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
