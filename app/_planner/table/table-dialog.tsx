'use client'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl/react'
import { Dialog } from '@/app/_ui/dialog'
import type { Way } from '@/domain/planning/plan'
import { readTable, type TableReading } from '@/domain/planning/read-table'
import type { Listed } from '@/domain/planning/table/finder'
import { TableLines } from './table-lines'
import { TableSource } from './table-source'
import { TakeButtons } from './take-buttons'
import { type Cut, useTable } from './use-table'

type Rows = Extract<Way, { kind: 'table' }>['rows']

interface Props {
  readonly people: readonly Listed[]
  readonly onTake: (rows: Rows) => void
  readonly onClose: () => void
}

/** Reads a table and says line by line what is wrong; nothing of it counts before somebody takes it over. */
export function TableDialog({ people, onTake, onClose }: Props) {
  const t = useTranslations('planner.table')
  const { text, put, cut, chosen, choose } = useTable()
  const reading = useMemo(() => readingOf(cut, people, chosen), [cut, people, chosen])
  const lines = reading?.lines ?? []
  const good = lines.filter(({ problem }) => problem === null)
  return (
    <Dialog title={t('title')} closeLabel={t('cancel')} onClose={onClose}>
      <TableSource text={text} example={t('example')} hint={t('hint')} onText={put} />
      {reading && (
        <TableLines
          problem={reading.problem}
          lines={lines}
          status={(counts) => t('read', { ...counts, rooms: reading.rooms.length })}
          saidIn={({ room }) => room}
          people={people}
          onChoose={choose}
        />
      )}
      <TakeButtons
        lines={lines}
        onTake={() => onTake(good.map(({ id, room }) => ({ person: id!, room })))}
        onClose={onClose}
      />
    </Dialog>
  )
}

function readingOf(cut: Cut, people: readonly Listed[], chosen: ReadonlyMap<number, string>): TableReading | null {
  return cut && readTable(cut, people, chosen)
}
