import { lazilyWithWords } from '@/app/_i18n/lazily-with-words'

/** For the parts of the workbook, and what they say. */
export const lazily = lazilyWithWords('workbook', (locale) => import(`./messages/${locale}.json`))
