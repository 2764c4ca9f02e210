'use client'
import { useTranslations } from 'use-intl/react'
import { Dialog } from '@/app/_ui/dialog'

/** An announcement that is too long for the line above the stage. */
export function WholeAnnouncement({ text, onClose }: { readonly text: string; readonly onClose: () => void }) {
  const t = useTranslations('announcements')
  const common = useTranslations('common')
  return (
    <Dialog title={t('title')} closeLabel={common('close')} onClose={onClose}>
      <p className="wrap-anywhere whitespace-pre-wrap">{text}</p>
    </Dialog>
  )
}
