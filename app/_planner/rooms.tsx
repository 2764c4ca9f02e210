'use client'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl/react'
import type { Plan } from '@/domain/planning/plan'
import { Dragging } from './dragging'
import { RoomCard } from './room-card'
import { useFollowMoved } from './room-focus'
import { usePlanning } from './use-planning'

/** With more people than this one first sees counts, and opens the rooms that one wants to see. */
const LARGE = 300

/** The rooms beside each other, and first the plenary with those who stay in it. */
export function Rooms({ isNarrow }: { readonly isNarrow: boolean }) {
  const t = useTranslations('planner')
  const { draft, people } = usePlanning()
  useFollowMoved()
  const { rooms, unplaced, unmet } = draft.plan
  const unmetIn = useMemo(() => byRoom(unmet), [unmet])
  const isFolded = isNarrow || people.list.length > LARGE
  return (
    <Dragging>
      <ul
        aria-label={t('rooms')}
        className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,18rem),1fr))] items-start gap-4"
      >
        <RoomCard
          key={`plenary ${isFolded}`}
          room={null}
          name={t('plenary')}
          limit={null}
          placed={unplaced}
          unmet={[]}
          isFolded={isFolded}
        />
        {rooms.map(({ name, limit, people: placed }, room) => (
          <RoomCard
            // biome-ignore lint/suspicious/noArrayIndexKey: two rooms may have one name
            key={`${room} ${isFolded}`}
            room={room}
            name={name}
            limit={limit}
            placed={placed}
            unmet={unmetIn.get(room) ?? []}
            isFolded={isFolded}
          />
        ))}
      </ul>
    </Dragging>
  )
}

function byRoom(unmet: Plan['unmet']): ReadonlyMap<number, Plan['unmet']> {
  const rooms = new Map<number, Plan['unmet'][number][]>()
  for (const each of unmet) if (each.room !== null) rooms.set(each.room, [...(rooms.get(each.room) ?? []), each])
  return rooms
}
