import type { Locale } from '@/app/_i18n/locales'
import type { Messages } from '@/app/_i18n/messages'
import {
  chapters as chaptersInGerman,
  offline as offlineInGerman,
  session as sessionInGerman,
} from '@/app/_i18n/messages/de.json'
import {
  chapters as chaptersInEnglish,
  offline as offlineInEnglish,
  session as sessionInEnglish,
} from '@/app/_i18n/messages/en.json'

/** All that a package says, in every language of the interface: nobody can be asked for more. */
export const WORDS: Readonly<Record<Locale, Partial<Messages>>> = {
  de: { chapters: chaptersInGerman, offline: offlineInGerman, session: sessionInGerman },
  en: { chapters: chaptersInEnglish, offline: offlineInEnglish, session: sessionInEnglish },
}
