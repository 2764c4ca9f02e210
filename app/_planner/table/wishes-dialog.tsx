'use client'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { Dialog } from '@/app/_ui/dialog'
import { MOST_ROOMS, type Way } from '@/domain/planning/plan'
import { readWishes, type WishesReading } from '@/domain/planning/read-wishes'
import type { Listed } from '@/domain/planning/table/finder'
import { TableLines } from './table-lines'
import { TableSource } from './table-source'
import { TakeButtons } from './take-buttons'
import { UnknownTopics } from './unknown-topics'
import { type Cut, useTable } from './use-table'

type Wishes = NonNullable<Extract<Way, { kind: 'topics' }>['wishes']>

interface Props {
  readonly people: readonly Listed[]
  readonly topics: readonly string[]
  readonly onTake: (wishes: Wishes, added: readonly string[]) => void
  readonly onClose: () => void
}

const NOTHING = { added: [], left: [] } as const

/** Reads who wishes what from a table; nothing of it counts before somebody takes it over, new topics neither. */
export function WishesDialog({ people, topics, onTake, onClose }: Props) {
  const t = useTranslations('planner.wishes')
  const { text, put, cut, chosen, choose } = useTable()
  const [names, setNames] = useState<{ added: readonly string[]; left: readonly string[] }>(NOTHING)
  const known = useMemo(() => [...topics, ...names.added, ...names.left], [topics, names])
  const reading = useMemo(() => readingOf(cut, people, known, chosen), [cut, people, known, chosen])
  const lines = reading?.lines ?? []
  const good = lines.filter(({ problem }) => problem === null)
  const start = (next: string) => {
    put(next)
    setNames(NOTHING)
  }
  return (
    <Dialog title={t('title')} closeLabel={t('cancel')} onClose={onClose}>
      <TableSource text={text} example={t('example')} hint={t('hint')} onText={start} />
      <UnknownTopics
        names={reading?.unknown ?? []}
        space={Math.max(0, MOST_ROOMS - topics.length - names.added.length)}
        onAdd={(some) => setNames({ ...names, added: [...names.added, ...some] })}
        onLeave={(name) => setNames({ ...names, left: [...names.left, name] })}
      />
      {reading && (
        <TableLines
          problem={reading.problem}
          lines={lines}
          status={(counts) => t('read', counts)}
          saidIn={(line) => line.topics.join(', ')}
          people={people}
          onChoose={choose}
        />
      )}
      <TakeButtons
        lines={lines}
        onTake={() =>
          onTake(
            good.map((line) => ({ person: line.id!, topics: [...line.topics] })),
            names.added,
          )
        }
        onClose={onClose}
      />
    </Dialog>
  )
}

function readingOf(
  cut: Cut,
  people: readonly Listed[],
  topics: readonly string[],
  chosen: ReadonlyMap<number, string>,
): WishesReading | null {
  return cut && readWishes(cut, people, topics, chosen)
}
