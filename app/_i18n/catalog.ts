import 'server-only'
import compile from 'icu-minify/compile'
import { session } from '@/domain/session'
import type { Locale } from './locales'

/** Messages as they are written: namespaces of ICU texts. */
interface Written {
  readonly [key: string]: string | Written
}

const catalogs = new Map<string, Promise<Written>>()

/** All messages of a language, compiled once: the shared ones, and those that lie with their features. */
export function catalogOf(locale: Locale): Promise<Written> {
  const known = catalogs.get(locale)
  if (known) return known
  const catalog = read(locale)
  catalogs.set(locale, catalog)
  return catalog
}

async function read(locale: Locale): Promise<Written> {
  const shared = (await import(`./messages/${locale}.json`)) as { default: Written }
  const own = await Promise.all(
    session.registry.owners.map(async ({ name }) => [name, await ofFeature(name, locale)] as const),
  )
  // Plain JSON, because it is handed to the browser's half.
  return JSON.parse(JSON.stringify(compiled({ ...shared.default, ...Object.fromEntries(own) })))
}

/** A feature that nobody sees by itself has no messages. */
const ofFeature = (name: string, locale: Locale): Promise<Written> =>
  import(`../_features/${name}/messages/${locale}.json`).then(
    (module: { default: Written }) => module.default,
    () => ({}),
  )

const compiled = (written: Written): Written =>
  Object.fromEntries(
    Object.entries(written).map(([key, value]) => [
      key,
      typeof value === 'string' ? (compile(value) as string) : compiled(value),
    ]),
  )
