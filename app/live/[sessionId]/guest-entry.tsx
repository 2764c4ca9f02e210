'use client'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { useRefusalText } from '@/app/_i18n/refusal'
import type { Place } from '@/app/_room/place'
import { Button, buttonClass } from '@/app/_ui/button'
import { TextField } from '@/app/_ui/field'
import { Mark } from '@/app/_ui/mark'
import { Notice } from '@/app/_ui/notice'
import { type Posted, post } from '@/app/_ui/post'

interface Props {
  readonly place: Pick<Place, 'sessionId' | 'title' | 'conference'>
  readonly openToGuests: boolean
  readonly person: string | null
}

/** For those without a seat: in with a name where that is allowed, with one's account, or the way to a link. */
export function GuestEntry({ place: { sessionId, title, conference }, openToGuests, person }: Props) {
  const t = useTranslations('entry')
  const text = useRefusalText()
  const [problem, setProblem] = useState<Extract<Posted<unknown>, { ok: false }> | null>(null)
  const [busy, setBusy] = useState(false)
  const enter = async (path: string, body: unknown) => {
    setBusy(true)
    const posted = await post<{ seat: string }>(path, body)
    if (posted.ok) return window.location.assign(`/live/${sessionId}?seat=${posted.result.seat}`)
    setProblem(posted)
    setBusy(false)
  }
  const asGuest = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    void enter('/api/enter/guest', {
      session: sessionId,
      name: form.get('name'),
      organisation: form.get('organisation'),
    })
  }
  const errorOf = (field: string) => (problem?.field === field ? { error: text(problem.code) } : {})
  return (
    <main className="mx-auto grid min-h-dvh max-w-md content-center gap-6 p-5">
      <Mark className="size-12" />
      <div>
        <p className="text-meta text-soft">{conference.title}</p>
        <h1 className="text-page leading-tight font-bold">{title}</h1>
      </div>
      {problem && !problem.field && (
        <Notice tone="warn" role="alert">
          {text(problem.code)}
        </Notice>
      )}
      {person && (
        <Button
          look="main"
          size="large"
          disabled={busy}
          onClick={() => void enter('/api/enter/person', { session: sessionId })}
        >
          {t('continueAs', { name: person })}
        </Button>
      )}
      {openToGuests ? (
        <form onSubmit={asGuest} className="grid gap-4">
          <p className="text-soft">{t('guestText')}</p>
          <TextField
            label={t('yourName')}
            name="name"
            autoComplete="name"
            required
            maxLength={80}
            {...errorOf('name')}
          />
          <TextField
            label={t('yourOrganisation')}
            hint={t('optional')}
            name="organisation"
            autoComplete="organization"
            maxLength={80}
            {...errorOf('organisation')}
          />
          <Button type="submit" look="main" size="large" disabled={busy}>
            {t('join')}
          </Button>
        </form>
      ) : (
        <p>{t('needsLink')}</p>
      )}
      {!person && (
        <a className={buttonClass({ look: 'quiet' })} href={`/sign-in?to=${encodeURIComponent(`/live/${sessionId}`)}`}>
          {t('signIn')}
        </a>
      )}
    </main>
  )
}
