'use client'
import { useTranslations } from 'use-intl/react'

interface Progress {
  readonly done: number
  readonly of: number
}

/** How far a room is with its workbook, on the wall. */
export function WorkbookFigure({ figure }: { readonly figure: unknown }) {
  const t = useTranslations('workbook')
  const progress = figure as Progress | null
  if (!progress) return null
  const { done, of } = progress
  return (
    <div className="grid min-w-0 gap-1 text-meta text-soft">
      <span className="flex justify-between gap-3">
        <span className="truncate">{t('tab')}</span>
        <span className="tabular shrink-0">{t('progress', { done, of })}</span>
      </span>
      <div aria-hidden className="h-1.5 overflow-hidden rounded-full bg-line">
        <div className="h-full bg-info" style={{ width: `${of === 0 ? 0 : (100 * done) / of}%` }} />
      </div>
    </div>
  )
}
