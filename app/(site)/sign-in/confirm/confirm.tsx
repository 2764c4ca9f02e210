'use client'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { Button } from '@/app/_ui/button'

/** A mailed link leads here: only a click signs in, so that programs which open links in mails do not. */
export function Confirm() {
  const t = useTranslations('signIn')
  const [target, setTarget] = useState<URL | null | undefined>(undefined)
  useEffect(() => {
    const hash = window.location.hash.slice(1)
    window.history.replaceState(null, '', '/sign-in/confirm')
    setTarget(signInAddress(hash))
  }, [])
  if (target === undefined) return null
  if (target === null) return <p role="alert">{t('badLink')}</p>
  return (
    <>
      <h1 className="text-page font-bold">{t('confirmTitle')}</h1>
      <p>{t('confirmText')}</p>
      <Button look="main" size="large" onClick={() => window.location.assign(target)}>
        {t('confirm')}
      </Button>
    </>
  )
}

/** The address of our own that the mail names; null for any other. */
function signInAddress(hash: string): URL | null {
  try {
    const url = new URL(decodeURIComponent(hash))
    return url.pathname === '/api/auth/callback/email'
      ? new URL(url.pathname + url.search, window.location.origin)
      : null
  } catch {
    return null
  }
}
