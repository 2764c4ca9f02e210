'use client'
import { Plus, X } from 'lucide-react'
import { useRef } from 'react'
import { useTranslations } from 'use-intl/react'
import { Button, IconButton } from '@/app/_ui/button'
import { inputClass } from '@/app/_ui/field'
import { MOST_ROOMS } from '@/domain/planning/plan'
import { type NamedRoom, namedRoomsOf, withNamedRooms } from './named-rooms'
import { RoomNameInput } from './room-name-input'
import { usePlanning } from './use-planning'

/** Rooms with names of their own: call them something, say how many they hold, add and remove some. */
export function NamedRooms() {
  const t = useTranslations('planner')
  const { draft, divide, rename } = usePlanning()
  const list = useRef<HTMLUListElement>(null)
  const { way } = draft
  const rooms = namedRoomsOf(way) ?? []
  const write = (change: (some: readonly NamedRoom[]) => readonly NamedRoom[]) => ({ way: withNamedRooms(way, change) })
  const kind = way.kind === 'topics' ? 'topicNumber' : 'roomNumber'
  const setLimit = (room: number, limit: number | null) =>
    divide(write((some) => some.map((each, i) => (i === room ? { ...each, limit } : each))))
  const add = () =>
    divide(write((some) => [...some, { name: freshName(some, (number) => t(kind, { number })), limit: null }]))
  const remove = (room: number) => {
    divide(
      write((some) => some.filter((_, i) => i !== room)),
      (i) => (i === room ? null : i < room ? i : i - 1),
    )
    list.current?.querySelectorAll('input')[0]?.focus()
  }
  return (
    <>
      {way.kind !== 'manual' && (
        <p aria-hidden className="-mb-2 flex gap-1.5 px-0.5 text-meta text-soft">
          <span className="flex-1">{t(way.kind === 'topics' ? 'topic' : 'room')}</span>
          <span className="w-16 text-center">{t('atMost')}</span>
          <span className="w-9 pointer-coarse:w-11" />
        </p>
      )}
      <ul ref={list} aria-label={t('roomNames')} className="grid max-h-96 gap-2 overflow-y-auto p-0.5">
        {rooms.map(({ name, limit }, room) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two rooms may have one name
          <li key={room} className="flex items-center gap-1.5">
            <RoomNameInput
              label={t('nameOfRoom', { number: room + 1 })}
              name={name}
              onRename={(next) => rename(room, next)}
            />
            {way.kind !== 'manual' && (
              <Limit label={t('limitOf', { name })} limit={limit} onChange={(next) => setLimit(room, next)} />
            )}
            <IconButton label={t('removeRoom', { name })} disabled={rooms.length === 1} onClick={() => remove(room)}>
              <X className="size-4" aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
      <Button
        size="small"
        icon={<Plus className="size-4" aria-hidden />}
        disabled={rooms.length >= MOST_ROOMS}
        onClick={add}
      >
        {way.kind === 'topics' ? t('addTopic') : t('addRoom')}
      </Button>
    </>
  )
}

const MOST_IN_ROOM = 5_000

/** The first numbered name that no room has. */
function freshName(rooms: readonly NamedRoom[], nameOf: (number: number) => string): string {
  const taken = new Set(rooms.map(({ name }) => name))
  let number = rooms.length + 1
  while (taken.has(nameOf(number))) number++
  return nameOf(number)
}

interface LimitProps {
  readonly label: string
  readonly limit: number | null
  readonly onChange: (limit: number | null) => void
}

function Limit({ label, limit, onChange }: LimitProps) {
  const t = useTranslations('planner')
  return (
    <input
      aria-label={label}
      title={label}
      inputMode="numeric"
      maxLength={4}
      placeholder={t('noLimit')}
      className={`${inputClass} w-16! shrink-0 px-2! text-center`}
      value={limit ?? ''}
      onChange={({ target: { value } }) => {
        if (value === '') onChange(null)
        else if (/^[1-9]\d{0,3}$/.test(value) && Number(value) <= MOST_IN_ROOM) onChange(Number(value))
      }}
    />
  )
}
