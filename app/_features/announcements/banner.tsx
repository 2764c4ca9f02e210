'use client'
import { Megaphone, Trash2, X } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { useAsk } from '@/app/_session/ask-for'
import { useMay, useSlice } from '@/app/_session/hooks'
import { useName } from '@/app/_session/person-name'
import { Button, IconButton } from '@/app/_ui/button'
import { lazily } from '@/app/_ui/lazily'
import { Notice } from '@/app/_ui/notice'
import { TimeOfDay } from '@/app/_ui/time'
import { useIsCut } from '@/app/_ui/use-is-cut'

const WholeAnnouncement = lazily(() => import('./whole').then((module) => module.WholeAnnouncement))

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
      <Words key={announcementId} text={text} />
      <span className="block text-meta font-normal">
        {name} · <TimeOfDay at={at} />
      </span>
    </Notice>
  )
}

/** So much of it as leaves the stage and the work their place; where that is not all, the way to the rest. */
function Words({ text }: { readonly text: string }) {
  const t = useTranslations('announcements')
  const [ref, isCut] = useIsCut<HTMLSpanElement>()
  const [isWhole, setWhole] = useState(false)
  return (
    <>
      <span ref={ref} className="line-clamp-3 whitespace-pre-wrap">
        {text}
      </span>
      {isCut && (
        <Button look="quiet" size="small" className="-ml-3" aria-haspopup="dialog" onClick={() => setWhole(true)}>
          {t('readAll')}
        </Button>
      )}
      {isWhole && (
        <Suspense>
          <WholeAnnouncement text={text} onClose={() => setWhole(false)} />
        </Suspense>
      )}
    </>
  )
}
