'use client'
import { useDroppable } from '@dnd-kit/core'
import { ChevronDown, Pencil } from 'lucide-react'
import { memo, useId, useMemo, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { useRemarkText } from '@/app/_i18n/remark'
import { IconButton } from '@/app/_ui/button'
import type { PlannedRoom, Remark } from '@/domain/planning/plan'
import { PeopleList } from './people-list'
import { inOrder, isSameRemark, usualReason } from './room-facts'
import { RoomFactsLine } from './room-facts-line'
import { roomMark } from './room-focus'
import { useRoomName } from './room-name'
import { RoomNameInput } from './room-name-input'
import { usePlanningActions } from './use-planning'

interface Props {
  /** Null is the plenary. */
  readonly room: number | null
  readonly name: string
  readonly limit: number | null
  readonly placed: PlannedRoom['people']
  readonly unmet: readonly Remark[]
  /** Whether the list of people is folded until it is wanted. */
  readonly isFolded: boolean
}

/** A room as it will be: who is in it and why, what they speak, where they come from, and what is missing. */
export const RoomCard = memo(RoomCardNow, isSameRoom)

/** There may be two hundred: what is missing is made anew with each plan, though it mostly says the same. */
function isSameRoom({ unmet, ...before }: Props, { unmet: now, ...after }: Props): boolean {
  const keys = Object.keys(after) as (keyof typeof after)[]
  return keys.every((key) => before[key] === after[key]) && JSON.stringify(unmet) === JSON.stringify(now)
}

function RoomCardNow({ room, name, limit, placed, unmet, isFolded }: Props) {
  const t = useTranslations('planner')
  const list = useId()
  const [isOpen, setOpen] = useState(!isFolded)
  const shown = useRoomName()(name)
  const { people } = usePlanningActions()
  const { setNodeRef, isOver } = useDroppable({ id: roomMark(room), data: { room, name } })
  const known = useMemo(
    () =>
      placed
        .flatMap(({ id, reason }) => (people.byId.has(id) ? [{ person: people.byId.get(id)!, reason }] : []))
        .sort((a, b) => inOrder(a.person, b.person)),
    [placed, people],
  )
  const usual = useMemo(() => usualReason(placed), [placed])
  const edge = unmet.length > 0 ? 'border-warn' : room === null ? 'border-dashed border-line-strong' : 'border-line'
  return (
    <li
      ref={setNodeRef}
      aria-label={shown}
      className={`grid min-w-0 content-start gap-2 rounded-md border bg-surface py-3 shadow-card ${room === null ? 'col-span-full' : ''} ${edge} ${isOver ? 'outline-3 outline-accent' : ''}`}
    >
      <div className="grid gap-1.5 px-4">
        <div className="flex items-start gap-1">
          <RoomTitle room={room} name={shown} />
          <IconButton
            label={isOpen ? t('hidePeople', { name: shown }) : t('showPeople', { name: shown })}
            aria-expanded={isOpen}
            aria-controls={list}
            className="-my-1.5 -mr-2"
            onClick={() => setOpen(!isOpen)}
          >
            <ChevronDown className={`size-4 ${isOpen ? 'rotate-180' : ''}`} aria-hidden />
          </IconButton>
        </div>
        <RoomFactsLine people={known.map(({ person }) => person)} limit={limit} />
        <Missing unmet={unmet} />
        {isOpen && usual && <Usual reason={usual} placed={placed} />}
      </div>
      <div id={list} hidden={!isOpen} className="@2xl:px-2">
        {isOpen && known.length > 0 && (
          <PeopleList label={t('peopleIn', { name: shown })} people={known} room={room} usual={usual} />
        )}
        {known.length === 0 && (
          <p className="px-4 py-2 text-panel text-soft @2xl:px-2">{t(room === null ? 'plenaryEmpty' : 'roomEmpty')}</p>
        )}
      </div>
    </li>
  )
}

function RoomTitle({ room, name }: { readonly room: number | null; readonly name: string }) {
  const t = useTranslations('planner')
  const { rename } = usePlanningActions()
  const [isEditing, setEditing] = useState(false)
  if (isEditing && room !== null) {
    return (
      <RoomNameInput
        label={t('renameRoom', { name })}
        name={name}
        isFocused
        onRename={(next) => rename(room, next)}
        onDone={() => setEditing(false)}
      />
    )
  }
  return (
    <>
      <h3 id={roomMark(room)} tabIndex={-1} className="min-w-0 py-0.5 font-bold wrap-anywhere">
        {name}
      </h3>
      <span className="mr-auto">
        {room !== null && (
          <IconButton
            label={t('renameRoom', { name })}
            className="-my-1 size-8! text-line-strong"
            onClick={() => setEditing(true)}
          >
            <Pencil className="size-3.5" aria-hidden />
          </IconButton>
        )}
      </span>
    </>
  )
}

/** Why most of them are here, said once. */
function Usual({ reason, placed }: { readonly reason: Remark; readonly placed: PlannedRoom['people'] }) {
  const t = useTranslations('planner')
  const text = useRemarkText()
  const isAll = placed.every((each) => isSameRemark(each.reason, reason))
  return <p className="text-meta text-soft">{t('usually', { isAll: String(isAll), reason: text(reason) })}</p>
}

function Missing({ unmet }: { readonly unmet: readonly Remark[] }) {
  const text = useRemarkText()
  if (unmet.length === 0) return null
  return (
    <ul className="grid gap-1">
      {unmet.map((remark, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list is given whole each time
        <li key={i} className="rounded-sm bg-warn-soft px-2.5 py-1 text-meta font-semibold text-warn">
          {text(remark)}
        </li>
      ))}
    </ul>
  )
}
