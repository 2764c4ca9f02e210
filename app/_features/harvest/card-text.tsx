'use client'
import { useTranslations } from 'use-intl/react'
import { WrittenWorkbook } from '@/app/_room/written-workbook'
import { Waiting } from '@/app/_ui/notice'
import type { CardText } from './use-card'

interface Props {
  /** Null while it is on its way. */
  readonly text: CardText | null
  readonly onlyWritten?: boolean
}

/** What is on a card, as soon as it is there. */
export function WrittenOnCard({ text, onlyWritten = false }: Props) {
  const t = useTranslations('harvest')
  return text ? <WrittenWorkbook {...text} onlyWritten={onlyWritten} /> : <Waiting>{t('loading')}</Waiting>
}
