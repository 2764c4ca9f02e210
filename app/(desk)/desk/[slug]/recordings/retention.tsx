'use client'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { Button } from '@/app/_ui/button'
import { TextField } from '@/app/_ui/field'
import { textsOf, useForm } from '../../use-form'
import { Outcome } from './outcome'

/** After how many days recordings are deleted by themselves. */
export function Retention({ conferenceId, days }: { readonly conferenceId: string; readonly days: number | null }) {
  const t = useTranslations('recordings.retention')
  const [isSaved, setSaved] = useState(false)
  const { busy, problem, errorOf, send } = useForm(`/api/desk/conferences/${conferenceId}/retention`, () =>
    setSaved(true),
  )
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setSaved(false)
    const { days = '' } = textsOf(event.currentTarget)
    void send({ days: days === '' ? null : Number(days) })
  }
  return (
    <section aria-labelledby="retention" className="grid gap-3">
      <h2 id="retention" className="text-title font-bold">
        {t('heading')}
      </h2>
      <p className="max-w-[70ch] text-soft">{t('text')}</p>
      <form onSubmit={onSubmit} className="flex max-w-xl flex-wrap items-end gap-3" noValidate>
        <div className="min-w-0 flex-[1_1_16rem]">
          <TextField
            label={t('days')}
            name="days"
            type="number"
            inputMode="numeric"
            min={1}
            max={3650}
            defaultValue={days ?? ''}
            {...errorOf('days')}
          />
        </div>
        <Button type="submit" disabled={busy}>
          {t('save')}
        </Button>
        <div className="basis-full">
          <Outcome problem={problem}>{isSaved && t('saved')}</Outcome>
        </div>
      </form>
    </section>
  )
}
