'use client'
import type { ReactNode } from 'react'
import { IntlProvider } from 'use-intl/react'
import { type Locale, REGION } from './locales'
import type { Messages } from './messages'

interface Props {
  readonly locale: Locale
  readonly messages: Partial<Messages>
  readonly children: ReactNode
}

/** Gives the browser's half its language. Times are shown where the person is. */
export function Language({ locale, messages, children }: Props) {
  return (
    <IntlProvider locale={REGION[locale] as Locale} messages={messages as Messages} timeZone={browserTimeZone()}>
      {children}
    </IntlProvider>
  )
}

/** On the server nobody knows; what shows a time waits for the browser. */
const browserTimeZone = () =>
  typeof window === 'undefined' ? 'UTC' : new Intl.DateTimeFormat().resolvedOptions().timeZone
