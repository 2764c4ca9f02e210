/** Languages of the interface. A new one is a file of messages beside the others. */
export const LOCALES = ['de', 'en'] as const
export type Locale = (typeof LOCALES)[number]
export const FALLBACK: Locale = 'en'

/** How dates and numbers are written in a language: as in Europe. */
export const REGION: Readonly<Record<Locale, string>> = { de: 'de-DE', en: 'en-GB' }

/** Remembers what a person chose; without it the browser's languages decide. */
export const LOCALE_COOKIE = 'auftakt-locale'

/** The language of a region: `en` of `en-GB`. */
export const languageOf = (region: string): Locale => LOCALES.find((locale) => region.startsWith(locale)) ?? FALLBACK

export const isLocale = (value: string | undefined): value is Locale => LOCALES.some((locale) => locale === value)

/** The first language that a browser asks for and we have. */
export function localeFor(acceptLanguage: string | null): Locale {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((entry) => {
      const [tag = '', quality] = entry.trim().split(';q=')
      return { language: tag.split('-')[0]!.toLowerCase(), quality: quality === undefined ? 1 : Number(quality) }
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
  return wanted.map(({ language }) => language).find(isLocale) ?? FALLBACK
}
