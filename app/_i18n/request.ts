import 'server-only'
import { cookies, headers } from 'next/headers'
import { cache } from 'react'
import { createTranslator } from 'use-intl/core'
import { catalogOf } from './catalog'
import { isLocale, LOCALE_COOKIE, type Locale, localeFor, REGION } from './locales'
import type { Messages } from './messages'

/** The language of this request: what the person chose, or what the browser asks for. */
export const requestLocale = cache(async (): Promise<Locale> => {
  const chosen = (await cookies()).get(LOCALE_COOKIE)?.value
  return isLocale(chosen) ? chosen : localeFor((await headers()).get('accept-language'))
})

/** The same for dates and numbers. */
export const requestRegion = async (): Promise<string> => REGION[await requestLocale()]

/** Translates on the server. */
export async function translator<N extends keyof Messages>(namespace: N) {
  const locale = await requestLocale()
  const messages = (await catalogOf(locale)) as unknown as Messages
  return createTranslator({ locale: REGION[locale] as Locale, messages, namespace })
}

/** What a page's browser half needs: whole namespaces, and single texts of others. */
export async function messagesFor(
  namespaces: readonly (keyof Messages)[],
  single: Readonly<Record<string, readonly string[]>> = {},
): Promise<Partial<Messages>> {
  const catalog = await catalogOf(await requestLocale())
  const some = Object.entries(single).map(([namespace, keys]) => [
    namespace,
    Object.fromEntries(keys.map((key) => [key, catalog[namespace]![key]])),
  ])
  return Object.fromEntries([...namespaces.map((namespace) => [namespace, catalog[namespace]]), ...some])
}
