'use client'
import { Check, CloudOff, CloudUpload } from 'lucide-react'
import { useCallback, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl/react'
import { useConnection, usePending } from '@/app/_session/hooks'
import { progressOf, type Template } from '@/domain/planning/workbook'
import type { RoomId } from '@/domain/protocol/standing'
import { filledOf } from '@/domain/workbook-document'
import { useDesk } from './desk'
import type { SharedDocument } from './shared-document'

const ICONS = { saved: Check, saving: CloudUpload, waiting: CloudOff } as const

/** Whether what was written is safe, and how far the group is. Shown, and not called out with every letter. */
export function StateLine({ room, template }: { readonly room: RoomId; readonly template: Template }) {
  const t = useTranslations('workbook')
  const { shared } = useDesk()
  const progress = useProgress(shared, template)
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
      <span className="tabular">{t('progress', progress)}</span>
    </p>
  )
}

/** How far the group is, as this page has it. */
function useProgress({ document }: SharedDocument, template: Template) {
  const subscribe = useCallback(
    (hear: () => void) => {
      document.on('update', hear)
      return () => document.off('update', hear)
    },
    [document],
  )
  const done = useSyncExternalStore(
    subscribe,
    () => progressOf(template, filledOf(document, template)).done,
    () => 0,
  )
  return { done, of: template.fields.length }
}
