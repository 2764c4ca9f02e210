'use client'
import { TriangleAlert } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { useRemarkText } from '@/app/_i18n/remark'
import type { Plan, Remark } from '@/domain/planning/plan'
import { useGoToRoom } from './room-focus'
import { useRoomName } from './room-name'
import { usePlanning } from './use-planning'

const FEW_DEMANDS = 4
const FEW_ROOMS = 4

/** What of the demands is not met, each said once, with the rooms that it concerns. */
export function Unmet() {
  const t = useTranslations('planner')
  const title = useId()
  const text = useRemarkText()
  const { draft } = usePlanning()
  const [isAll, setAll] = useState(false)
  const { unmet } = draft.plan
  if (unmet.length === 0) return null
  const groups = [...grouped(unmet, text)]
  return (
    <section aria-labelledby={title} className="rounded-md bg-warn-soft px-4 py-3 text-warn">
      <h3 id={title} className="flex items-center gap-2 font-bold">
        <TriangleAlert className="size-4.5 shrink-0" aria-hidden />
        {t('unmetCount', { count: unmet.length })}
      </h3>
      <ul className="mt-1.5 grid gap-1.5 pl-6.5 text-panel">
        {(isAll ? groups : groups.slice(0, FEW_DEMANDS)).map(([sentence, rooms]) => (
          <li key={sentence}>
            {sentence} {rooms.length > 0 && <Where rooms={rooms} />}
          </li>
        ))}
      </ul>
      {groups.length > FEW_DEMANDS && (
        <button
          type="button"
          aria-expanded={isAll}
          className="mt-1.5 ml-6.5 text-panel font-semibold underline underline-offset-2"
          onClick={() => setAll(!isAll)}
        >
          {isAll ? t('fewer') : t('more', { count: groups.length - FEW_DEMANDS })}
        </button>
      )}
    </section>
  )
}

/** Rooms by what is said of them. */
function grouped(unmet: Plan['unmet'], text: (remark: Remark) => string): ReadonlyMap<string, readonly number[]> {
  const rooms = new Map<string, number[]>()
  for (const remark of unmet) {
    const known = rooms.get(text(remark)) ?? []
    rooms.set(text(remark), remark.room === null ? known : [...known, remark.room])
  }
  return rooms
}

/** The rooms, and the way to them. */
function Where({ rooms }: { readonly rooms: readonly number[] }) {
  const t = useTranslations('planner')
  const nameOf = useRoomName()
  const goTo = useGoToRoom()
  const { draft } = usePlanning()
  return (
    <span className="text-meta">
      {t('inRooms', { count: rooms.length })}{' '}
      {rooms.slice(0, FEW_ROOMS).map((room, i) => (
        <span key={room}>
          {i > 0 && ', '}
          <button type="button" className="font-semibold underline underline-offset-2" onClick={() => goTo(room)}>
            {nameOf(draft.plan.rooms[room]!.name)}
          </button>
        </span>
      ))}
      {rooms.length > FEW_ROOMS && ` ${t('inRoomsMore', { count: rooms.length - FEW_ROOMS })}`}
    </span>
  )
}
