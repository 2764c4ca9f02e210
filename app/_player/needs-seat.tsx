'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { useRefusalText } from '@/app/_i18n/refusal'
import { Button, buttonClass } from '@/app/_ui/button'
import { Mark } from '@/app/_ui/mark'
import { Notice } from '@/app/_ui/notice'
import { post } from '@/app/_ui/post'

interface Props {
  readonly title: string
  readonly conference: { readonly title: string }
  readonly sessionId: string
  /** Who is signed in, if anybody is. */
  readonly person: string | null
}

/** There is nothing here for strangers: the way to be none. */
export function NeedsSeat({ title, conference, sessionId, person }: Props) {
  const t = useTranslations('entry')
  const text = useRefusalText()
  const [code, setCode] = useState<string | null>(null)
  const enter = async () => {
    const posted = await post<{ seat: string }>('/api/enter/person', { session: sessionId })
    if (posted.ok) window.location.assign(here({ seat: posted.result.seat }))
    else setCode(posted.code)
  }
  return (
    <main className="mx-auto grid min-h-dvh max-w-md content-center justify-items-start gap-5 p-5">
      <Mark className="size-12" />
      <div>
        <p className="text-meta text-soft">{conference.title}</p>
        <h1 className="text-page leading-tight font-bold">{title}</h1>
      </div>
      <p>{t('needsLink')}</p>
      {code !== null && (
        <Notice tone="warn" role="alert">
          {text(code)}
        </Notice>
      )}
      {person === null ? (
        <a className={buttonClass({})} href={`/sign-in?to=${encodeURIComponent(here({}))}`}>
          {t('signIn')}
        </a>
      ) : (
        <Button look="main" onClick={() => void enter()}>
          {t('continueAs', { name: person })}
        </Button>
      )}
    </main>
  )
}

/** This page with what its address asks for, to come back to: the recording, the second. */
function here(more: Readonly<Record<string, string>>): string {
  const url = new URL(window.location.href)
  for (const [name, value] of Object.entries(more)) url.searchParams.set(name, value)
  return `${url.pathname}${url.search}`
}
