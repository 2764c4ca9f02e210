'use client'
import { type FormEvent, Suspense, useEffect, useRef, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl/react'
import { Button } from '@/app/_ui/button'
import { Dialog } from '@/app/_ui/dialog'
import { TextField } from '@/app/_ui/field'
import { lazily } from '@/app/_ui/lazily'
import { Notice } from '@/app/_ui/notice'
import { inLanguage, type Language, type Template } from '@/domain/planning/workbook'
import { useForm } from '../../use-form'
import { FieldList } from './field-list'
import { LanguageField, languageOf } from './language-field'
import { draftOf, templateOf, untranslated } from './template-draft'

const ConfirmDialog = lazily(() => import('@/app/_ui/confirm-dialog').then((module) => module.ConfirmDialog))

interface Props {
  /** Where it is sent. */
  readonly path: string
  readonly title: string
  readonly note?: string
  readonly submit: string
  readonly known: Template
  readonly onClose: () => void
}

/** A template is edited as a whole; nothing of it counts before it is saved, and nothing is lost by a stray click. */
export function TemplateEditor({ path, title, note, submit, known, onClose }: Props) {
  const t = useTranslations('desk.workbooks')
  const desk = useTranslations('desk')
  const [language, setLanguage] = useState<Language>(languageOf(useLocale()))
  const [draft, setDraft] = useState(() => draftOf(known))
  const [isLeaving, setLeaving] = useState(false)
  const { busy, problem, errorOf, forgive, send } = useForm(path, onClose)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    // After an answer: what is wrong may be far away in a long form.
    if (!busy) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }, [busy])
  const isChanged = JSON.stringify(templateOf(draft)) !== JSON.stringify(templateOf(draftOf(known)))
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    void send(templateOf(draft))
  }
  return (
    <Dialog title={title} closeLabel={desk('cancel')} onClose={() => (isChanged ? setLeaving(true) : onClose())}>
      <form ref={form} onSubmit={onSubmit} className="grid gap-4">
        {note && <p className="text-meta text-soft">{note}</p>}
        {problem && (
          <Notice tone="warn" role="alert">
            {problem}
          </Notice>
        )}
        <div className="grid gap-1.5">
          <LanguageField label={t('language')} value={language} onChange={setLanguage} />
          <p className="text-meta text-soft">{t('untranslated', { count: untranslated(draft, language) })}</p>
        </div>
        <TextField
          label={t('templateName')}
          maxLength={80}
          lang={language}
          value={draft.name[language]}
          placeholder={inLanguage(draft.name, language)}
          onChange={(event) => setDraft({ ...draft, name: { ...draft.name, [language]: event.target.value } })}
          {...errorOf('name')}
        />
        <FieldList draft={draft} language={language} errorOf={errorOf} onChange={setDraft} onReorder={forgive} />
        <div className="flex justify-end">
          <Button type="submit" look="main" disabled={busy}>
            {submit}
          </Button>
        </div>
      </form>
      {isLeaving && (
        <Suspense>
          <ConfirmDialog
            title={t('discardTitle')}
            text={t('discardText')}
            action={t('discard')}
            onConfirm={onClose}
            onClose={() => setLeaving(false)}
          />
        </Suspense>
      )}
    </Dialog>
  )
}
