'use client'
import { useTranslations } from 'use-intl/react'
import { WrittenWorkbook } from '@/app/_room/written-workbook'
import { Waiting } from '@/app/_ui/notice'
import type { Card } from '@/domain/features/harvest'
import { useCardText } from './use-card'

/** What is on a card, as soon as it is there. */
export function WrittenOnCard({ card, onlyWritten = false }: { readonly card: Card; readonly onlyWritten?: boolean }) {
  const t = useTranslations('harvest')
  const text = useCardText(card)
  return text ? <WrittenWorkbook {...text} onlyWritten={onlyWritten} /> : <Waiting>{t('loading')}</Waiting>
}
