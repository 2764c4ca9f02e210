'use client'
import { useTranslations } from 'use-intl/react'
import { useAsk } from '@/app/_session/ask-for'
import { useMay, useSession, useStanding } from '@/app/_session/hooks'
import type { MenuEntry } from '@/app/_ui/menu'
import type { ParticipantId, Role } from '@/domain/protocol/standing'

const OFFERED: readonly Role[] = ['organiser', 'moderator', 'speaker', 'interpreter', 'attendee', 'viewer']

/** Mute, promote, demote, remove. */
export function usePersonActions(): (id: ParticipantId) => readonly MenuEntry[] {
  const t = useTranslations('people')
  const roles = useTranslations('roles')
  const cards = useSession((snapshot) => snapshot.cards)
  const may = useMay()
  const standing = useStanding()
  const ask = useAsk()
  return (participantId) => {
    const card = cards[participantId]
    const data = { participantId }
    // Organisers are spared by moderators.
    const isSpared = card?.role === 'organiser' && standing?.role !== 'organiser'
    if (!card || isSpared || !may({ type: 'person.remove', data })) return []
    const become = (role: Role): MenuEntry => ({
      label: roles(role),
      checked: card.role === role,
      onSelect: () => void ask({ type: 'person.change-role', data: { participantId, role } }),
    })
    const offered = OFFERED.filter((role) => may({ type: 'person.change-role', data: { participantId, role } }))
    return [
      card.muted
        ? { label: t('unmute'), onSelect: () => void ask({ type: 'person.unmute', data }) }
        : { label: t('mute'), onSelect: () => void ask({ type: 'person.mute', data }) },
      'line',
      { heading: t('role') },
      ...offered.map(become),
      'line',
      {
        label: t('remove'),
        danger: true,
        confirm: { title: t('removeTitle', { name: card.name }), text: t('removeText') },
        onSelect: () => void ask({ type: 'person.remove', data }),
      },
    ]
  }
}
