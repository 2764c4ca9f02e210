'use client'
import { Megaphone, Trash2, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { useAsk } from '@/app/_session/ask-for'
import { useMay, useSlice } from '@/app/_session/hooks'
import { useName } from '@/app/_session/person-name'
import { IconButton } from '@/app/_ui/button'
import { Notice } from '@/app/_ui/notice'
import { TimeOfDay } from '@/app/_ui/time'

/** What moderators announced last, until one has read it. */
export function AnnouncementBanner() {
  const t = useTranslations('announcements')
  const latest = useSlice('announcements').all.latest.at(-1)
  const [read, setRead] = useState<string | null>(null)
  const name = useName(latest?.participantId ?? null)
  const may = useMay()
  const ask = useAsk()
  if (!latest || latest.announcementId === read) return null
  const { announcementId, text, at } = latest
  const withdraw = { type: 'announcement.withdraw', data: { announcementId } } as const
  return (
    <Notice
      role="status"
      tone="accent"
      icon={<Megaphone className="size-5 shrink-0" aria-hidden />}
      action={
        <div className="flex gap-1">
          {may(withdraw) && (
            <IconButton label={t('withdraw')} onClick={() => void ask(withdraw)}>
              <Trash2 className="size-4" aria-hidden />
            </IconButton>
          )}
          <IconButton label={t('read')} onClick={() => setRead(announcementId)}>
            <X className="size-4" aria-hidden />
          </IconButton>
        </div>
      }
    >
      <span className="block whitespace-pre-wrap">{text}</span>
      <span className="block text-meta font-normal">
        {name} · <TimeOfDay at={at} />
      </span>
    </Notice>
  )
}
