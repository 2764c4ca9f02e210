import { useLocale } from 'use-intl/react'

/** The language in which templates speak to this person. */
export const useTemplateLanguage = (): string => useLocale().slice(0, 2)
