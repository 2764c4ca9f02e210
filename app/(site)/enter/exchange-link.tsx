'use client'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { useRefusalText } from '@/app/_i18n/refusal'
import { buttonClass } from '@/app/_ui/button'
import { Mark } from '@/app/_ui/mark'
import { post } from '@/app/_ui/post'

const TRY_AGAIN = 3_000
const PASSING = ['offline', 'unavailable', 'too-fast']

/** Takes the secret out of the address bar at once, exchanges it for a cookie, and goes on. */
export function ExchangeLink({ to }: { readonly to: string }) {
  const t = useTranslations('entry')
  const text = useRefusalText()
  const [code, setCode] = useState<string | null>(null)
  const began = useRef(false)
  useEffect(() => {
    if (began.current) return
    began.current = true
    const secret = window.location.hash.slice(1)
    window.history.replaceState(null, '', '/enter')
    // The secret is no longer in the address: a bad line must not cost somebody their link.
    const exchange = async (): Promise<void> => {
      const posted = await post<{ seat: string | null }>('/api/enter/link', { secret })
      if (posted.ok) {
        const target = new URL(to, window.location.origin)
        // Whoever only watches has no seat.
        if (posted.result.seat !== null) target.searchParams.set('seat', posted.result.seat)
        return window.location.replace(target)
      }
      setCode(posted.code === 'malformed' ? 'entry/unknown-link' : posted.code)
      if (PASSING.includes(posted.code)) setTimeout(() => void exchange(), TRY_AGAIN)
    }
    void exchange()
  }, [to])
  return (
    <main className="grid min-h-dvh place-content-center justify-items-center gap-5 p-6 text-center">
      <Mark className="size-12" />
      {code === null ? (
        <p role="status">{t('checking')}</p>
      ) : (
        <>
          <h1 role="alert" className="max-w-md text-title font-bold text-balance">
            {text(code)}
          </h1>
          <a className={buttonClass({})} href="/">
            {t('toStart')}
          </a>
        </>
      )}
    </main>
  )
}
