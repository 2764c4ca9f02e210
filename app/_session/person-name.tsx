'use client'
import { useTranslations } from 'use-intl/react'
import type { Card } from '@/domain/protocol/messages'
import type { ParticipantId } from '@/domain/protocol/standing'
import { useCard } from './hooks'

/** A person's name; for those that nobody may know, or knows any more, a word instead. */
export function useName(id: ParticipantId | null): string {
  const t = useTranslations('session')
  const card = useCard(id)
  if (id === null) return t('nameHidden')
  return card?.name || t('somebody')
}

export const PersonName = ({ id }: { readonly id: ParticipantId | null }) => <>{useName(id)}</>

/** Where somebody comes from: organisation, or the role where there is none. */
export function useOrigin(id: ParticipantId | null): string {
  const t = useTranslations('roles')
  const card = useCard(id)
  if (!card) return ''
  return card.organisation ?? (card.role === 'attendee' ? '' : t(card.role))
}

type Origin = Pick<Card, 'organisation' | 'partnership'>

/** Organisation and partnership; the partnership alone where its name says both. */
export const fromWhere = ({ organisation, partnership }: Origin): string =>
  organisation !== null && partnership?.includes(organisation)
    ? partnership
    : [organisation, partnership].filter(Boolean).join(' · ')
