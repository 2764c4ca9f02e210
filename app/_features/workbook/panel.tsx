'use client'
import { Suspense } from 'react'
import { useTranslations } from 'use-intl/react'
import { useTemplateLanguage } from '@/app/_i18n/template-language'
import { useMay, useRoom, useSlice } from '@/app/_session/hooks'
import { lazily } from '@/app/_ui/lazily'
import { Waiting } from '@/app/_ui/notice'
import { inLanguage } from '@/domain/planning/workbook'

const Editor = lazily(() => import('./document').then((module) => module.Editor))
const Reader = lazily(() => import('./document').then((module) => module.Reader))

/** What the group fills together; for those who only watch, and later, to be read. */
export function WorkbookPanel() {
  const t = useTranslations('workbook')
  const { template } = useSlice('workbook').all
  const may = useMay()
  const room = useRoom()
  const language = useTemplateLanguage()
  if (!template) return null
  const name = inLanguage(template.name, language)
  if (may({ type: 'workbook.write', data: { update: '' } })) {
    return (
      <Suspense fallback={<Waiting>{t('loading')}</Waiting>}>
        <Editor key={room} room={room} template={template} />
      </Suspense>
    )
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and there is nothing in it to tab to
    <section aria-label={name} tabIndex={0} className="h-full overflow-y-auto p-4 outline-offset-[-3px]">
      <h2 className="mb-4 text-title font-bold wrap-anywhere">{name}</h2>
      <Suspense fallback={<Waiting>{t('loading')}</Waiting>}>
        <Reader key={room} template={template} />
      </Suspense>
    </section>
  )
}
