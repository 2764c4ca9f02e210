import type { ReactNode } from 'react'
import { signedIn } from '@/app/_data/auth'
import { deskHref } from '@/app/_data/desk-actor'
import type { Messages } from '@/app/_i18n/messages'
import { Language } from '@/app/_i18n/provider'
import { messagesFor, requestLocale } from '@/app/_i18n/request'
import { SiteHeader } from './site-header'

interface Props {
  readonly also?: readonly (keyof Messages)[]
  /** For pages that need all the width there is. */
  readonly isWide?: boolean
  readonly children: ReactNode
}

/** A page outside the rooms: header, and what it is about. */
export async function SitePage({ also = [], isWide = false, children }: Props) {
  const person = await signedIn()
  return (
    <Language locale={await requestLocale()} messages={await messagesFor(['common', 'site', 'refusals', ...also])}>
      <SiteHeader isWide={isWide} person={person?.name ?? null} deskHref={await deskHref()} />
      {children}
    </Language>
  )
}
