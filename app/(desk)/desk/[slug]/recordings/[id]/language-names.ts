import { useLocale } from 'use-intl/react'

/** Languages in which there may be captions, ISO 639-1. */
export const CAPTION_LANGUAGES =
  'am ar bg bs cs da de el en es et fa fi fr ga ha he hi hr hu hy id is it ja ka ko lb lt lv mk mt nl no pl ps pt ro ru rw sk sl so sq sr sv sw ta ti tr uk ur vi wo yo zh zu'.split(
    ' ',
  )

/** What a language is called in the one of the page. */
export function useLanguageName(): (language: string) => string {
  const names = new Intl.DisplayNames([useLocale()], { type: 'language', fallback: 'code' })
  return (language) => names.of(language) ?? language
}
