'use client'
import { Suspense } from 'react'
import { lazily } from '@/app/_ui/lazily'
import { divided } from '../draft'
import { usePlanning } from '../use-planning'
import { withWishes } from '../wishes/wishes'

const TableDialog = lazily(() => import('./table-dialog').then((module) => module.TableDialog))
const WishesDialog = lazily(() => import('./wishes-dialog').then((module) => module.WishesDialog))

/** What a table can say of people. */
export type TableOf = 'rooms' | 'wishes'

interface Props {
  readonly table: TableOf | null
  readonly onClose: () => void
}

/** Tables that are read into the draft, and their code only when somebody wants to. */
export function TableDialogs({ table, onClose }: Props) {
  const { draft, people, change, divide } = usePlanning()
  if (table === null) return null
  return (
    <Suspense>
      {table === 'rooms' && (
        <TableDialog
          people={people.list}
          onTake={(rows) => divide({ way: { kind: 'table', rows } })}
          onClose={onClose}
        />
      )}
      {table === 'wishes' && draft.way.kind === 'topics' && (
        <WishesDialog
          people={people.list}
          topics={draft.way.topics.map(({ name }) => name)}
          onTake={(wishes, added) =>
            change((before) => divided(before, people, { way: withWishes(before.way, wishes, added) }))
          }
          onClose={onClose}
        />
      )}
    </Suspense>
  )
}
