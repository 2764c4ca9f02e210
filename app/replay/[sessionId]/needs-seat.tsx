'use client'
import { useTranslations } from 'use-intl/react'
import { buttonClass } from '@/app/_ui/button'
import { Mark } from '@/app/_ui/mark'

interface Props {
  readonly title: string
  readonly conference: { readonly slug: string; readonly title: string }
  readonly sessionId: string
}

/** A replay is for those who could take part. */
export function NeedsSeat({ title, conference, sessionId }: Props) {
  const t = useTranslations('entry')
  return (
    <main className="mx-auto grid min-h-dvh max-w-md content-center justify-items-start gap-5 p-5">
      <Mark className="size-12" />
      <div>
        <p className="text-meta text-soft">{conference.title}</p>
        <h1 className="text-page leading-tight font-bold">{title}</h1>
      </div>
      <p>{t('needsLink')}</p>
      <a className={buttonClass({})} href={`/sign-in?to=${encodeURIComponent(`/replay/${sessionId}`)}`}>
        {t('signIn')}
      </a>
    </main>
  )
}
