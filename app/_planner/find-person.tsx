'use client'
import { Search } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { inputClass } from '@/app/_ui/field'
import { foldWords } from '@/domain/planning/table/words'
import type { Role } from '@/domain/protocol/standing'
import { MoveMenu } from './move-menu'
import { RoleBadge } from './person-row'
import { useRoomName } from './room-name'
import { usePlanning } from './use-planning'
import { WishMenu } from './wishes/wish-menu'
import { WishesLine } from './wishes/wishes-line'

const MOST_FOUND = 8

/** Finds somebody among thousands, says where they are, and moves them from here. */
export function FindPerson() {
  const t = useTranslations('planner')
  const [typed, setTyped] = useState('')
  return (
    <div className="grid gap-2">
      <div className="relative max-w-md">
        <Search className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-soft" aria-hidden />
        <input
          type="search"
          aria-label={t('find')}
          placeholder={t('find')}
          value={typed}
          onChange={({ target: { value } }) => setTyped(value)}
          className={`${inputClass} pl-9`}
        />
      </div>
      {typed.trim() !== '' && <Found words={foldWords(typed)} />}
    </div>
  )
}

function Found({ words }: { readonly words: string }) {
  const t = useTranslations('planner')
  const nameOf = useRoomName()
  const { draft, people } = usePlanning()
  const searched = useMemo(
    () => people.list.map((person) => ({ person, in: foldWords([person.name, person.side].join(' ')) })),
    [people],
  )
  const places = useMemo(
    () => new Map(draft.plan.rooms.flatMap((room, i) => room.people.map(({ id }) => [id, i] as const))),
    [draft.plan],
  )
  const found = searched.filter((each) => each.in.includes(words))
  if (found.length === 0) return <p className="text-panel text-soft">{t('nobodyFound')}</p>
  return (
    <div className="max-w-2xl rounded-md border border-line bg-surface py-1 shadow-card">
      <ul aria-label={t('found')}>
        {found.slice(0, MOST_FOUND).map(({ person }) => {
          const { id, name, side, role } = person
          const room = places.get(id) ?? null
          const where = room === null ? t('plenary') : nameOf(draft.plan.rooms[room]!.name)
          return (
            <li key={id} aria-label={name} className="flex items-center gap-2 px-4 py-1">
              <div className="min-w-0 flex-1">
                <p className="flex flex-wrap items-center gap-x-1.5">
                  <span className="text-panel font-semibold wrap-anywhere">{name}</span>
                  <RoleBadge role={role as Role} />
                </p>
                <p className="text-meta text-soft">{[side, t('isIn', { room: where })].filter(Boolean).join(' · ')}</p>
                <WishesLine person={person} />
              </div>
              <WishMenu person={person} />
              <MoveMenu personId={id} name={name} room={room} />
            </li>
          )
        })}
      </ul>
      {found.length > MOST_FOUND && (
        <p className="px-4 py-1 text-meta text-soft">{t('moreFound', { count: found.length - MOST_FOUND })}</p>
      )}
    </div>
  )
}
