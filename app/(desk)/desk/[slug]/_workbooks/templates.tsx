'use client'
import { Pencil, Plus, Trash2 } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { useTemplateLanguage } from '@/app/_i18n/template-language'
import { Button, IconButton } from '@/app/_ui/button'
import { lazily } from '@/app/_ui/lazily'
import { Empty } from '@/app/_ui/notice'
import { kickoffTemplate } from '@/domain/planning/kickoff-template'
import { inLanguage, type Template } from '@/domain/planning/workbook'
import { useForm } from '../../use-form'

const ConfirmDialog = lazily(() => import('@/app/_ui/confirm-dialog').then((module) => module.ConfirmDialog))
const TemplateEditor = lazily(() => import('./template-editor').then((module) => module.TemplateEditor))

interface KnownTemplate extends Template {
  readonly id: string
}

interface Props {
  readonly conferenceId: string
  readonly templates: readonly KnownTemplate[]
}

/** What groups can be asked to fill; a new one begins as the one for a kickoff. */
export function Templates({ conferenceId, templates }: Props) {
  const t = useTranslations('desk.workbooks')
  const desk = useTranslations('desk')
  const [editing, setEditing] = useState<KnownTemplate | 'new' | null>(null)
  return (
    <section aria-labelledby="templates">
      <div className="mb-1 flex flex-wrap items-center gap-3">
        <h3 id="templates" className="mr-auto font-bold">
          {t('templates')}
        </h3>
        <Button icon={<Plus className="size-4" aria-hidden />} onClick={() => setEditing('new')}>
          {t('newTemplate')}
        </Button>
      </div>
      <p className="mb-3 max-w-[70ch] text-meta text-soft">{t('templatesText')}</p>
      {templates.length === 0 && <Empty>{t('noTemplates')}</Empty>}
      <ul className="rounded-md border border-line bg-surface shadow-card empty:hidden">
        {templates.map((template) => (
          <Row key={template.id} template={template} onEdit={() => setEditing(template)} />
        ))}
      </ul>
      {editing && (
        <Suspense>
          {editing === 'new' ? (
            <TemplateEditor
              path={`/api/desk/conferences/${conferenceId}/templates`}
              title={t('newTemplate')}
              note={t('newTemplateText')}
              submit={desk('create')}
              known={kickoffTemplate}
              onClose={() => setEditing(null)}
            />
          ) : (
            <TemplateEditor
              path={`/api/desk/templates/${editing.id}`}
              title={t('editTemplate')}
              submit={desk('save')}
              known={editing}
              onClose={() => setEditing(null)}
            />
          )}
        </Suspense>
      )}
    </section>
  )
}

function Row({ template, onEdit }: { readonly template: KnownTemplate; readonly onEdit: () => void }) {
  const t = useTranslations('desk.workbooks')
  const desk = useTranslations('desk')
  const { id, fields } = template
  const name = inLanguage(template.name, useTemplateLanguage())
  const [isDeleting, setDeleting] = useState(false)
  const { busy, problem, send } = useForm(`/api/desk/templates/${id}/delete`, () => {})
  return (
    <li aria-label={name} className="flex flex-wrap items-center gap-3 border-b border-line px-4 py-2.5 last:border-0">
      <div className="mr-auto min-w-0">
        <p className="font-semibold break-words">{name}</p>
        <p className="text-meta text-soft">{t('fieldCount', { count: fields.length })}</p>
      </div>
      {problem && (
        <span role="alert" className="text-meta font-semibold text-live">
          {problem}
        </span>
      )}
      <div className="flex">
        <IconButton label={`${desk('edit')}: ${name}`} onClick={onEdit}>
          <Pencil className="size-4" aria-hidden />
        </IconButton>
        <IconButton label={`${t('delete')}: ${name}`} disabled={busy} onClick={() => setDeleting(true)}>
          <Trash2 className="size-4" aria-hidden />
        </IconButton>
      </div>
      {isDeleting && (
        <Suspense>
          <ConfirmDialog
            title={t('deleteTitle', { name })}
            text={t('deleteText')}
            action={t('delete')}
            onConfirm={() => void send({})}
            onClose={() => setDeleting(false)}
          />
        </Suspense>
      )}
    </li>
  )
}
