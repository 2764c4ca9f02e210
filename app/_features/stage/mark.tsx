'use client'
import { MailQuestionMark } from 'lucide-react'
import { useTranslations } from 'use-intl/react'
import { useSlice } from '@/app/_session/hooks'
import type { ParticipantId } from '@/domain/protocol/standing'

/** Moderators see whose answer to an invitation they wait for. */
export function InvitedMark({ id }: { readonly id: ParticipantId }) {
  const t = useTranslations('stage')
  const { staff } = useSlice('stage')
  return staff?.invited.some(({ participantId }) => participantId === id) ? (
    <MailQuestionMark role="img" aria-label={t('invitedMark')} className="size-4 shrink-0 text-accent" />
  ) : null
}
