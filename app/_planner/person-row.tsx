'use client'
import { useDraggable } from '@dnd-kit/core'
import { GripVertical } from 'lucide-react'
import type { DOMAttributes } from 'react'
import { useTranslations } from 'use-intl/react'
import { useRemarkText } from '@/app/_i18n/remark'
import { Badge } from '@/app/_ui/badge'
import type { Placeable, Remark } from '@/domain/planning/plan'
import type { Role } from '@/domain/protocol/standing'
import { MoveMenu } from './move-menu'
import { isSameRemark } from './room-facts'
import { personMark, wishMark } from './room-focus'
import { WishMenu } from './wishes/wish-menu'
import { WishesLine } from './wishes/wishes-line'

export interface PlacedPerson {
  readonly person: Placeable
  readonly reason: Remark
}

interface Props extends PlacedPerson {
  readonly room: number | null
  /** The reason that is said above for most; it is not shown again, but read out. */
  readonly usual: Remark | null
}

/** Somebody, where they come from and why they are here. Dragged with a mouse anywhere, otherwise at the handle. */
export function PersonRow({ person, reason, room, usual }: Props) {
  const t = useTranslations('planner')
  const text = useRemarkText()
  const { id, name, side, role } = person
  const isUsual = usual !== null && isSameRemark(usual, reason)
  const { setNodeRef, setActivatorNodeRef, attributes, listeners, isDragging } = useDraggable({
    id,
    data: { name, room },
    attributes: { roleDescription: t('drag.role') },
  })
  const { onMouseDown, onKeyDown, onTouchStart } = (listeners ?? {}) as DOMAttributes<HTMLElement>
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a mouse may take hold anywhere; the rest has the handle and the menu
    <div
      ref={setNodeRef}
      onMouseDown={onMouseDown}
      className={`flex items-center gap-1 rounded-sm py-1 pr-1 pl-4 @2xl:cursor-grab @2xl:pl-1 @2xl:hover:bg-raised ${isDragging ? 'opacity-40' : ''}`}
    >
      <button
        type="button"
        ref={setActivatorNodeRef}
        {...attributes}
        aria-label={t('drag.handle', { name })}
        onKeyDown={onKeyDown}
        onTouchStart={onTouchStart}
        className="hidden size-8 shrink-0 touch-manipulation cursor-grab place-items-center rounded-sm text-line-strong hover:text-ink @2xl:grid"
      >
        <GripVertical className="size-4" aria-hidden />
      </button>
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-1.5">
          <span className="text-panel font-semibold wrap-anywhere">{name}</span>
          <RoleBadge role={role as Role} />
        </p>
        <p className="text-meta text-soft">
          {side}
          <span className={isUsual ? 'sr-only' : ''}>
            {side !== null && ' · '}
            {text(reason)}
          </span>
        </p>
        <WishesLine person={person} />
      </div>
      <WishMenu person={person} id={wishMark(id)} />
      <MoveMenu personId={id} name={name} room={room} id={personMark(id)} />
    </div>
  )
}

/** Said of those who have something to do in a room. */
export function RoleBadge({ role }: { readonly role: Role }) {
  const roles = useTranslations('roles')
  return role === 'attendee' ? null : <Badge className="px-2! py-0!">{roles(role)}</Badge>
}
