'use client'
import { Hand } from 'lucide-react'
import { useTranslations } from 'use-intl/react'
import { useSlice } from '@/app/_session/hooks'
import { isRaised } from '@/domain/features/hands'
import type { ParticipantId } from '@/domain/protocol/standing'

/** A raised hand beside a name. */
export function HandMark({ id }: { readonly id: ParticipantId }) {
  const t = useTranslations('hands')
  return isRaised(useSlice('hands'), id) ? (
    <Hand role="img" aria-label={t('isUp')} className="size-4 shrink-0 text-warn" />
  ) : null
}
