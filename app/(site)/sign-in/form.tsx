'use client'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { Button } from '@/app/_ui/button'
import { TextField } from '@/app/_ui/field'
import { nextAuth } from '@/app/_ui/next-auth'
import { Notice } from '@/app/_ui/notice'

interface Props {
  readonly to: string
  /** The provider's name, where one is configured. */
  readonly openId: string | null
  readonly hasFailed: boolean
}

export function SignInForm({ to, openId, hasFailed }: Props) {
  const t = useTranslations('signIn')
  const [failed, setFailed] = useState(hasFailed)
  const [wrong, setWrong] = useState(false)
  const [busy, setBusy] = useState(false)
  const go = async (path: string, fields: Record<string, string>) => {
    setBusy(true)
    setFailed(false)
    const answer = await nextAuth(path, { ...fields, callbackUrl: to })
    setBusy(false)
    if (!answer) return setFailed(true)
    const url = new URL(answer.url, window.location.origin)
    if (url.searchParams.has('error')) setFailed(true)
    else window.location.assign(url)
  }
  const byMail = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const email = String(new FormData(event.currentTarget).get('email')).trim()
    const isPlain = /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)
    setWrong(!isPlain)
    if (isPlain) void go('signin/email', { email })
  }
  return (
    <div className="grid gap-6">
      <div>
        <h1 className="text-page font-bold">{t('title')}</h1>
        <p className="text-soft">{t('text')}</p>
      </div>
      {failed && (
        <Notice tone="warn" role="alert">
          {t('failed')}
        </Notice>
      )}
      <form onSubmit={byMail} noValidate className="grid gap-4">
        <TextField
          label={t('email')}
          name="email"
          type="email"
          autoComplete="email"
          required
          maxLength={254}
          error={wrong && t('badEmail')}
        />
        <Button type="submit" look="main" size="large" disabled={busy}>
          {t('send')}
        </Button>
      </form>
      {openId && (
        <Button size="large" disabled={busy} onClick={() => void go('signin/openid', {})}>
          {t('withOpenId', { name: openId })}
        </Button>
      )}
    </div>
  )
}
