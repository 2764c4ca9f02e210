'use client'
import { useLocale, useTranslations } from 'use-intl/react'
import { languageNamesIn, SPOKEN } from '@/app/_i18n/spoken'
import { Checkbox } from '@/app/_ui/field'

/** What somebody speaks: those that are offered, and what is known besides; in the words of whoever asks. */
export function SpokenFields({ known }: { readonly known: readonly string[] }) {
  const t = useTranslations('desk.fields')
  const languageOf = languageNamesIn(useLocale())
  return (
    <fieldset>
      <legend className="mb-1 font-semibold">{t('languages')}</legend>
      <p className="mb-1 text-meta text-soft">{t('languagesText')}</p>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(8.5rem,1fr))] gap-x-4">
        {[...new Set([...SPOKEN, ...known])].map((language) => (
          <Checkbox
            key={language}
            label={languageOf(language)}
            name="languages"
            value={language}
            defaultChecked={known.includes(language)}
          />
        ))}
      </div>
    </fieldset>
  )
}
