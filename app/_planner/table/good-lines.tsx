'use client'
import { useTranslations } from 'use-intl/react'
import type { Listed } from '@/domain/planning/table/finder'
import type { Meant } from '@/domain/planning/table/meant'

interface Props<Line extends Meant> {
  readonly lines: readonly Line[]
  /** What a line says of its person. */
  readonly saidIn: (line: Line) => string
  readonly byId: ReadonlyMap<string, Listed>
}

const MOST_SHOWN = 100

/** Lines as they were understood, for whoever wants to see that before it counts. */
export function GoodLines<Line extends Meant>({ lines, saidIn, byId }: Props<Line>) {
  const t = useTranslations('planner.table')
  if (lines.length === 0) return null
  const nameOf = ({ id, person }: Line) => (id === null ? person : (byId.get(id)?.name ?? person))
  return (
    <details className="rounded-sm border border-line">
      <summary className="cursor-pointer px-3 py-2.5 text-panel font-semibold">
        {t('asRead', { count: lines.length })}
      </summary>
      <ul className="grid max-h-56 gap-1 overflow-y-auto border-t border-line px-3 py-2">
        {lines.slice(0, MOST_SHOWN).map((line) => (
          <li key={line.line} className="flex flex-wrap items-baseline gap-x-2 text-panel">
            <span className="tabular text-meta text-soft">{t('line', { line: line.line })}</span>
            <span className="wrap-anywhere">
              {nameOf(line)} → {saidIn(line)}
            </span>
          </li>
        ))}
        {lines.length > MOST_SHOWN && (
          <li className="text-meta text-soft">{t('moreLines', { count: lines.length - MOST_SHOWN })}</li>
        )}
      </ul>
    </details>
  )
}
