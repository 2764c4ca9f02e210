/** The languages that are offered when somebody is asked what they speak, ISO 639-1. Others may be kept too. */
export const SPOKEN = ['de', 'en', 'fr', 'uk', 'sw', 'am', 'ti', 'pt', 'es', 'ar'] as const

const names = new Map<string, Intl.DisplayNames>()

/** What languages are called in the reader's language. */
export function languageNamesIn(locale: string): (code: string) => string {
  const known = names.get(locale) ?? new Intl.DisplayNames([locale], { type: 'language' })
  names.set(locale, known)
  return (code) => (/^[a-z]{2}$/.test(code) ? (known.of(code) ?? code) : code)
}
