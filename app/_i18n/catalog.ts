import 'server-only'
import { session } from '@/domain/session'
import type { Locale } from './locales'

/** Messages as the build compiled them (`scripts/compile-messages.cjs`): namespaces of texts. */
interface Compiled {
  readonly [namespace: string]: Readonly<Record<string, unknown>>
}

const catalogs = new Map<string, Promise<Compiled>>()

/** All messages of a language: the shared ones, and those that lie with their features. */
export function catalogOf(locale: Locale): Promise<Compiled> {
  const known = catalogs.get(locale)
  if (known) return known
  const catalog = read(locale)
  catalogs.set(locale, catalog)
  return catalog
}

async function read(locale: Locale): Promise<Compiled> {
  const shared = (await import(`./messages/${locale}.json`)) as { default: Compiled }
  const own = await Promise.all(
    session.registry.owners.map(async ({ name }) => [name, await ofFeature(name, locale)] as const),
  )
  return { ...shared.default, ...Object.fromEntries(own) }
}

/** A feature that nobody sees by itself has no messages. */
const ofFeature = (name: string, locale: Locale): Promise<Compiled[string]> =>
  import(`../_features/${name}/messages/${locale}.json`).then(
    (module: { default: Compiled[string] }) => module.default,
    () => ({}),
  )
