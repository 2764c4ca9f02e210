'use client'
import { useTranslations } from 'use-intl/react'
import { useAsk } from '@/app/_session/ask-for'
import { useMay, useSlice } from '@/app/_session/hooks'
import type { MenuEntry } from '@/app/_ui/menu'
import { isInvited, isOnStage } from '@/domain/features/stage'
import type { ParticipantId } from '@/domain/protocol/standing'

const endScreen = { type: 'stage.end-screen', data: {} } as const

/** Bring somebody on stage, show them large, end their screen, take them off again. */
export function usePersonActions(): (id: ParticipantId) => readonly MenuEntry[] {
  const t = useTranslations('stage')
  const { all, staff } = useSlice('stage')
  const may = useMay()
  const ask = useAsk()
  return (participantId) => {
    const data = { participantId }
    if (!may({ type: 'stage.invite', data })) return []
    if (isOnStage(all, participantId)) {
      const isFeatured = all.featured === participantId
      return [
        {
          label: t('feature'),
          checked: isFeatured,
          onSelect: () =>
            void ask({ type: 'stage.feature', data: { participantId: isFeatured ? null : participantId } }),
        },
        ...(all.screen === participantId && may(endScreen)
          ? [{ label: t('endScreen'), onSelect: () => void ask(endScreen) }]
          : []),
        { label: t('takeOff'), onSelect: () => void ask({ type: 'stage.remove', data }) },
      ]
    }
    if (staff && isInvited(staff, participantId))
      return [{ label: t('uninvite'), onSelect: () => void ask({ type: 'stage.remove', data }) }]
    return [{ label: t('invite'), onSelect: () => void ask({ type: 'stage.invite', data }) }]
  }
}
