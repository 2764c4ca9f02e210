'use client'
import { useId, useRef } from 'react'
import { useTranslations } from 'use-intl/react'
import type { Way } from '@/domain/planning/plan'
import { byHand, type Draft, divided, type People, withNames } from './draft'
import { namedWay } from './named-rooms'
import { useRoomName } from './room-name'
import type { TableOf } from './table/dialogs'
import { usePlanning } from './use-planning'
import { WayDetails } from './way-details'
import { WAYS } from './way-kinds'

type Kind = Way['kind']

const ABOUT_EACH = 6
const roomsFor = ({ list }: People) => Math.min(200, Math.max(2, Math.round(list.length / ABOUT_EACH)))

/** How people are divided. What was set for a way is there again when one comes back to it. */
export function Ways({ onTable }: { readonly onTable: (table: TableOf) => void }) {
  const t = useTranslations('planner')
  const name = useId()
  const nameOf = useRoomName()
  const { draft, people, change } = usePlanning()
  const left = useRef<Partial<Record<Kind, Way>>>({})
  const names = [1, 2].map((number) => t('roomNumber', { number }))
  const first: Readonly<Record<Kind, () => Way>> = {
    partnership: () => ({ kind: 'partnership' }),
    mix: () => ({ kind: 'mix', rooms: roomsFor(people) }),
    topics: () =>
      namedWay(
        'topics',
        [1, 2].map((number) => t('topicNumber', { number })),
      ),
    random: () => ({ kind: 'random', rooms: roomsFor(people) }),
    size: () => ({ kind: 'size', size: ABOUT_EACH }),
    manual: () => namedWay('manual', names),
    choice: () => namedWay('choice', names),
    table: () => ({ kind: 'table', rows: [] }),
  }
  const choose = (kind: Kind) => {
    left.current[draft.way.kind] = draft.way
    const next = (before: Draft) =>
      kind === 'manual'
        ? byHand(withNames(before, nameOf), people, names)
        : divided(before, people, { way: left.current[kind] ?? first[kind]() })
    change((before) => (before.way.kind === kind ? before : next(before)))
    if (kind === 'table' && !left.current.table) onTable('rooms')
  }
  return (
    <fieldset className="grid gap-0.5">
      <legend className="sr-only">{t('way')}</legend>
      {WAYS.map((kind) => {
        const isChosen = draft.way.kind === kind
        return (
          <div key={kind} className={`-mx-2 rounded-sm px-2 ${isChosen ? 'bg-accent-soft' : ''}`}>
            <label className="flex min-h-9 items-center gap-2.5 pointer-coarse:min-h-11">
              <input
                type="radio"
                name={name}
                className="size-4.5 shrink-0 accent-(--accent)"
                checked={isChosen}
                onChange={() => choose(kind)}
              />
              <span className={isChosen ? 'font-bold' : ''}>{t(`ways.${kind}`)}</span>
            </label>
            {isChosen && (
              <div className="grid gap-3 pb-3 pl-7">
                <p className="text-meta text-soft">{t(`wayTexts.${kind}`)}</p>
                <WayDetails onTable={onTable} />
              </div>
            )}
          </div>
        )
      })}
    </fieldset>
  )
}
