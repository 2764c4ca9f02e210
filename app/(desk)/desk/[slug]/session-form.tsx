'use client'
import type { FormEvent } from 'react'
import { useTranslations } from 'use-intl/react'
import { Button } from '@/app/_ui/button'
import { Checkbox, TextField } from '@/app/_ui/field'
import { Notice } from '@/app/_ui/notice'
import { textsOf, useForm } from '../use-form'

export interface KnownSession {
  readonly title: string
  readonly kind: string
  readonly startsAt: number | null
  readonly endsAt: number | null
  readonly openToGuests: boolean
}

interface Props {
  readonly path: string
  /** Null when a session is edited. */
  readonly conferenceId: string | null
  readonly timeZone: string
  readonly known: KnownSession | null
  readonly onDone: () => void
}

/** Times are those of the venue, wherever the organiser sits. */
export function SessionForm({ path, conferenceId, timeZone, known, onDone }: Props) {
  const t = useTranslations('desk')
  const { busy, problem, errorOf, send } = useForm(path, onDone)
  const start = known?.startsAt ?? Date.now()
  const end = known?.endsAt ?? start + 3_600_000
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const { openToGuests, ...texts } = textsOf(event.currentTarget)
    void send({ ...texts, openToGuests: openToGuests === 'on', ...(conferenceId && { conference: conferenceId }) })
  }
  return (
    <form onSubmit={onSubmit} className="grid gap-4">
      {problem && (
        <Notice tone="warn" role="alert">
          {problem}
        </Notice>
      )}
      <TextField
        label={t('fields.title')}
        name="title"
        required
        maxLength={120}
        defaultValue={known?.title}
        {...errorOf('title')}
      />
      <TextField label={t('fields.kind')} name="kind" maxLength={120} defaultValue={known?.kind} {...errorOf('kind')} />
      <div className="grid gap-4 sm:grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)_minmax(0,1fr)]">
        <TextField
          label={t('fields.date')}
          name="date"
          type="date"
          required
          defaultValue={dayAt(start, timeZone)}
          {...errorOf('date')}
        />
        <TextField
          label={t('fields.from')}
          name="from"
          type="time"
          required
          defaultValue={timeAt(start, timeZone)}
          {...errorOf('from')}
        />
        <TextField
          label={t('fields.to')}
          name="to"
          type="time"
          required
          defaultValue={timeAt(end, timeZone)}
          {...errorOf('to')}
        />
      </div>
      <p className="text-meta text-soft">{`${t('fields.timeZone')}: ${timeZone}`}</p>
      <Checkbox label={t('fields.openToGuests')} name="openToGuests" defaultChecked={known?.openToGuests ?? false} />
      <div className="flex justify-end">
        <Button type="submit" look="main" disabled={busy}>
          {known ? t('save') : t('create')}
        </Button>
      </div>
    </form>
  )
}

/** As the inputs of browsers want it: 2026-11-24, 09:00. */
const dayAt = (at: number, timeZone: string) => new Intl.DateTimeFormat('en-CA', { timeZone }).format(at)
const timeAt = (at: number, timeZone: string) =>
  new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone }).format(at)
