'use client'
import { Suspense, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { useRoom, useSession } from '@/app/_session/hooks'
import { lazily } from '@/app/_ui/lazily'
import { MAIN } from '@/domain/protocol/standing'
import { MarkIcon } from './mark-icon'
import { markOf } from './news'

const AboutDialog = lazily(() => import('./about-dialog').then((module) => module.AboutDialog))

/** For everybody to see as long as it runs; and what it is about, who is in it, and one's own answer. */
export function RecordingMark() {
  const t = useTranslations('recording')
  const [isOpen, setOpen] = useState(false)
  const running = useSession(({ view }) => view.session.recording.all.running)
  const mark = markOf(running, useRoom() === MAIN)
  const look =
    mark === 'paused' || mark === 'interrupted'
      ? 'border-transparent bg-warn-soft text-warn'
      : 'border-line bg-raised text-ink hover:bg-accent-soft'
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-label={t('markMeans', { mark: t(`mark.${mark}`) })}
        onClick={() => setOpen(true)}
        className={`inline-flex min-h-9 min-w-9 items-center justify-center gap-1.5 rounded-full border text-meta font-semibold whitespace-nowrap sm:px-2.5 pointer-coarse:min-h-11 pointer-coarse:min-w-11 ${look}`}
      >
        <MarkIcon mark={mark} className="size-4" />
        <span className="max-sm:hidden">{t(`mark.${mark}`)}</span>
      </button>
      {isOpen && (
        <Suspense>
          <AboutDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
