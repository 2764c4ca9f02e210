'use client'
import type { FormEvent } from 'react'
import { useTranslations } from 'use-intl/react'
import type { Target } from '@/app/_data/stream-targets'
import { Button } from '@/app/_ui/button'
import { Checkbox, TextField } from '@/app/_ui/field'
import { Notice } from '@/app/_ui/notice'
import { textsOf, useForm } from '../../../../use-form'

interface Props {
  readonly path: string
  /** Null for a new one. Its key is not known here. */
  readonly known: Target | null
  readonly onDone: () => void
}

export function TargetForm({ path, known, onDone }: Props) {
  const t = useTranslations('recordings.streams')
  const common = useTranslations('common')
  const { busy, problem, errorOf, send } = useForm(path, onDone)
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const { name, url, key, enabled } = textsOf(event.currentTarget)
    void send({ name, url, key, enabled: enabled === 'on' })
  }
  return (
    <form onSubmit={onSubmit} className="grid gap-4" autoComplete="off">
      {problem && (
        <Notice tone="warn" role="alert">
          {problem}
        </Notice>
      )}
      <TextField
        label={t('name')}
        name="name"
        required
        maxLength={80}
        defaultValue={known?.name}
        {...errorOf('name')}
      />
      <TextField
        label={t('url')}
        name="url"
        required
        maxLength={500}
        inputMode="url"
        spellCheck={false}
        defaultValue={known?.url ?? 'rtmps://'}
        {...errorOf('url')}
      />
      <TextField
        label={t('key')}
        name="key"
        type="password"
        autoComplete="new-password"
        required={!known}
        maxLength={500}
        hint={known ? t('keyKept') : t('keyHint')}
        {...errorOf('key')}
      />
      <Checkbox label={t('enabled')} name="enabled" defaultChecked={known?.enabled ?? true} />
      <div className="flex flex-wrap justify-end gap-3">
        <Button onClick={onDone}>{common('cancel')}</Button>
        <Button type="submit" look="main" disabled={busy}>
          {t('save')}
        </Button>
      </div>
    </form>
  )
}
