'use client'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { Button } from '@/app/_ui/button'
import { SelectField, TextField } from '@/app/_ui/field'
import { Notice } from '@/app/_ui/notice'
import { textsOf, useForm } from './use-form'

export interface ConferenceFields {
  readonly title: string
  readonly slug: string
  readonly summary: string
  readonly venue: string
  readonly timeZone: string
  readonly accent: string
}

interface Props {
  readonly path: string
  readonly submit: string
  readonly known?: ConferenceFields
  readonly onDone: (result: { slug: string }) => void
}

/** A title as an address: without accents, small, with hyphens. */
const slugOf = (title: string) =>
  title
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)

export function ConferenceForm({ path, submit, known, onDone }: Props) {
  const t = useTranslations('desk.fields')
  const { busy, problem, errorOf, send } = useForm<{ slug: string }>(path, onDone)
  const [slug, setSlug] = useState(known?.slug ?? '')
  const [isOwnSlug, setOwnSlug] = useState(known !== undefined)
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    void send(textsOf(event.currentTarget))
  }
  return (
    <form onSubmit={onSubmit} className="grid gap-4">
      {problem && (
        <Notice tone="warn" role="alert">
          {problem}
        </Notice>
      )}
      <TextField
        label={t('title')}
        name="title"
        required
        maxLength={120}
        defaultValue={known?.title}
        onChange={(event) => !isOwnSlug && setSlug(slugOf(event.target.value))}
        {...errorOf('title')}
      />
      <TextField
        label={t('slug')}
        name="slug"
        required
        maxLength={60}
        value={slug}
        onChange={(event) => {
          setOwnSlug(true)
          setSlug(event.target.value)
        }}
        {...errorOf('slug')}
      />
      <TextField
        label={t('summary')}
        name="summary"
        maxLength={300}
        defaultValue={known?.summary}
        {...errorOf('summary')}
      />
      <TextField label={t('venue')} name="venue" maxLength={120} defaultValue={known?.venue} {...errorOf('venue')} />
      <div className="grid grid-cols-[minmax(0,1fr)_6rem] gap-4">
        <SelectField
          label={t('timeZone')}
          name="timeZone"
          defaultValue={known?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone}
        >
          {Intl.supportedValuesOf('timeZone').map((zone) => (
            <option key={zone}>{zone}</option>
          ))}
        </SelectField>
        <TextField
          label={t('accent')}
          name="accent"
          type="color"
          defaultValue={known?.accent ?? '#0d6b4e'}
          {...errorOf('accent')}
        />
      </div>
      <div className="flex justify-end">
        <Button type="submit" look="main" disabled={busy}>
          {submit}
        </Button>
      </div>
    </form>
  )
}
