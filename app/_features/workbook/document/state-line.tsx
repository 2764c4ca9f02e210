'use client'
import { Check, CloudOff, CloudUpload } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl/react'
import { useConnection, usePending, useSlice } from '@/app/_session/hooks'
import { progressOf, type Template } from '@/domain/planning/workbook'
import type { RoomId } from '@/domain/protocol/standing'
import { useDesk } from './desk'

const ICONS = { saved: Check, saving: CloudUpload, waiting: CloudOff } as const

/** Whether what was written is safe, and how far the group is. Shown, and not called out with every letter. */
export function StateLine({ room, template }: { readonly room: RoomId; readonly template: Template }) {
  const t = useTranslations('workbook')
  const { shared } = useDesk()
  const { filled } = useSlice('workbook').all
  const { state } = useConnection()
  const { isEmpty } = shared.outgoing
  const isGathered = !useSyncExternalStore(isEmpty.subscribe, isEmpty.get, isEmpty.get)
  const isOnItsWay = usePending('workbook.write').some((pending) => pending.room === room) || isGathered
  const how = !isOnItsWay ? 'saved' : state === 'connected' ? 'saving' : 'waiting'
  const Icon = ICONS[how]
  return (
    <p
      className={`flex shrink-0 items-center gap-2 border-t border-line px-4 py-2 text-meta ${how === 'waiting' ? 'text-warn' : 'text-soft'}`}
    >
      <Icon className="size-4 shrink-0" aria-hidden />
      <span className="mr-auto">{t(`state.${how}`)}</span>
      <span className="tabular">{t('progress', { ...progressOf(template, filled) })}</span>
    </p>
  )
}
