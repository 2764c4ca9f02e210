'use client'
import { CircleCheck, TriangleAlert } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl/react'
import { Button } from '@/app/_ui/button'
import type { Remark } from '@/domain/planning/plan'
import type { Listed } from '@/domain/planning/table/finder'
import type { Meant } from '@/domain/planning/table/meant'
import { GoodLines } from './good-lines'

interface Props<Line extends Meant> {
  /** Why nothing of it can be taken over. */
  readonly problem: Remark | null
  readonly lines: readonly Line[]
  readonly status: (counts: { readonly good: number; readonly bad: number }) => string
  /** What a line says of its person. */
  readonly saidIn: (line: Line) => string
  readonly people: readonly Listed[]
  readonly onChoose: (line: number, id: string) => void
}

const MOST_SHOWN = 100

/** What is wrong with a table, line by line, and who may be meant; and what was understood. */
export function TableLines<Line extends Meant>({ problem, lines, status, saidIn, people, onChoose }: Props<Line>) {
  const t = useTranslations('planner.table')
  const text = useTableText()
  const byId = useMemo(() => new Map(people.map((person) => [person.id, person])), [people])
  const bad = lines.filter((line) => line.problem !== null)
  const good = lines.filter((line) => line.problem === null)
  const isWrong = problem !== null || bad.length > 0
  return (
    <>
      <p
        role="status"
        className={`flex items-start gap-2 rounded-md px-4 py-2.5 font-semibold ${isWrong ? 'bg-warn-soft text-warn' : 'bg-accent-soft text-accent'}`}
      >
        {isWrong ? (
          <TriangleAlert className="mt-0.5 size-4.5 shrink-0" aria-hidden />
        ) : (
          <CircleCheck className="mt-0.5 size-4.5 shrink-0" aria-hidden />
        )}
        {problem ? text(problem) : status({ good: good.length, bad: bad.length })}
      </p>
      {bad.length > 0 && (
        <ul aria-label={t('problems')} className="grid max-h-72 gap-2 overflow-y-auto">
          {bad.slice(0, MOST_SHOWN).map((line) => (
            <BadLine
              key={line.line}
              line={line}
              said={saidIn(line)}
              byId={byId}
              onChoose={(id) => onChoose(line.line, id)}
            />
          ))}
        </ul>
      )}
      {bad.length > MOST_SHOWN && (
        <p className="text-meta text-soft">{t('moreLines', { count: bad.length - MOST_SHOWN })}</p>
      )}
      <GoodLines lines={good} saidIn={saidIn} byId={byId} />
    </>
  )
}

interface LineProps {
  readonly line: Meant
  readonly said: string
  readonly byId: ReadonlyMap<string, Listed>
  readonly onChoose: (id: string) => void
}

function BadLine({ line: { line, person, problem, candidates }, said, byId, onChoose }: LineProps) {
  const t = useTranslations('planner.table')
  const text = useTableText()
  const canChoose = problem?.code === 'unknown-person' || problem?.code === 'ambiguous-person'
  return (
    <li aria-label={t('line', { line })} className="rounded-sm border border-line px-3 py-2">
      <p className="flex flex-wrap items-baseline gap-x-2 text-panel">
        <span className="tabular text-meta text-soft">{t('line', { line })}</span>
        <span className="font-semibold wrap-anywhere">{[person, said].filter(Boolean).join(' → ')}</span>
      </p>
      <p className="text-panel text-warn">{problem && text(problem)}</p>
      {canChoose && candidates.length > 0 && (
        <p className="mt-1 flex flex-wrap items-center gap-2 text-meta text-soft">
          {t('meant')}
          {candidates
            .flatMap((id) => byId.get(id) ?? [])
            .map(({ id, name, side }) => (
              <Button key={id} size="small" onClick={() => onChoose(id)}>
                {side === null ? name : t('personFrom', { name, side })}
              </Button>
            ))}
        </p>
      )}
    </li>
  )
}

function useTableText(): (remark: Remark) => string {
  const t = useTranslations('planner.table.problem')
  return ({ code, params }) => t(code as 'no-lines', params as never)
}
