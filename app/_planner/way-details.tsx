'use client'
import { TableProperties } from 'lucide-react'
import { useTranslations } from 'use-intl/react'
import { Button } from '@/app/_ui/button'
import { MOST_ROOMS, type Way } from '@/domain/planning/plan'
import { namedRoomsOf } from './named-rooms'
import { NamedRooms } from './named-rooms-editor'
import { NumberField } from './number-field'
import type { TableOf } from './table/dialogs'
import { usePlanning } from './use-planning'
import { WishesDetails } from './wishes/wishes-details'

const MOST_IN_ROOM = 5_000

/** What there is to say about the way that was chosen. */
export function WayDetails({ onTable }: { readonly onTable: (table: TableOf) => void }) {
  const { draft } = usePlanning()
  const { way } = draft
  if (way.kind === 'topics') {
    return (
      <>
        <NamedRooms />
        <WishesDetails onTable={() => onTable('wishes')} />
      </>
    )
  }
  if (namedRoomsOf(way)) return <NamedRooms />
  if (way.kind === 'mix' || way.kind === 'random') return <RoomCount way={way} />
  if (way.kind === 'size') return <RoomSize way={way} />
  if (way.kind === 'table') return <Table rows={way.rows.length} onTable={() => onTable('rooms')} />
  return null
}

function RoomCount({ way }: { readonly way: Extract<Way, { kind: 'mix' | 'random' }> }) {
  const t = useTranslations('planner')
  const { draft, divide } = usePlanning()
  const placed = draft.plan.rooms.reduce((sum, { people }) => sum + people.length, 0)
  return (
    <NumberField
      label={t('roomCount')}
      hint={t('aboutEach', { people: Math.round(placed / way.rooms) })}
      value={way.rooms}
      most={MOST_ROOMS}
      onChange={(rooms) => divide({ way: { ...way, rooms } })}
    />
  )
}

function RoomSize({ way }: { readonly way: Extract<Way, { kind: 'size' }> }) {
  const t = useTranslations('planner')
  const { draft, divide } = usePlanning()
  return (
    <NumberField
      label={t('roomSize')}
      hint={t('makesRooms', { rooms: draft.plan.rooms.length })}
      value={way.size}
      most={MOST_IN_ROOM}
      onChange={(size) => divide({ way: { ...way, size } })}
    />
  )
}

function Table({ rows, onTable }: { readonly rows: number; readonly onTable: () => void }) {
  const t = useTranslations('planner')
  return (
    <>
      <p className="font-semibold">{t('table.taken', { count: rows })}</p>
      <Button size="small" icon={<TableProperties className="size-4" aria-hidden />} onClick={onTable}>
        {t('table.open')}
      </Button>
    </>
  )
}
