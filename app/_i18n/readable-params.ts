import type { Remark } from '@/domain/planning/plan'

/** Codes of languages become their names: `fr de` is said as "French and German". */
export function readableParams({ language, languages, ...rest }: Remark['params'], locale: string): Remark['params'] {
  const names = new Intl.DisplayNames([locale], { type: 'language', fallback: 'code' })
  const list = new Intl.ListFormat([locale], { type: 'conjunction' })
  return {
    ...rest,
    ...(language === undefined ? {} : { language: nameIn(names, String(language)) }),
    ...(languages === undefined
      ? {}
      : {
          languages: list.format(
            String(languages)
              .split(' ')
              .map((each) => nameIn(names, each)),
          ),
        }),
  }
}

/** What is no code of a language stands as it is. */
function nameIn(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code
  } catch {
    return code
  }
}
