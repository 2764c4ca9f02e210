'use client'
import { useTranslations } from 'use-intl/react'

/** What a room is called: rooms that nobody named have a number for a name. */
export function useRoomName(): (name: string) => string {
  const t = useTranslations('planner')
  return (name) => (/^\d{1,3}$/.test(name) ? t('group', { number: Number(name) }) : name)
}
