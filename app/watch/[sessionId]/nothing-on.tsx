'use client'
import { useTranslations } from 'use-intl/react'
import { inSeat, type Place } from '@/app/_room/place'
import { buttonClass } from '@/app/_ui/button'
import { Mark } from '@/app/_ui/mark'
import type { RecordingsPage } from '@/domain/recording/watching'

interface Props {
  readonly place: Place
  readonly page?: RecordingsPage
  /** What is in the way, if anything is. */
  readonly says?: string
}

/** Nothing is streamed just now: what to expect, and where else to go. */
export function NothingOn({ place, page, says }: Props) {
  const t = useTranslations('watch')
  const toConference = useTranslations('session')('toConference')
  const isOver = page?.phase === 'ended'
  const hasReplay = page !== undefined && (page.recordings.length > 0 || page.wholeLog)
  return (
    <main className="mx-auto grid min-h-dvh max-w-md content-center justify-items-center gap-5 p-6 text-center">
      <Mark className="size-12" />
      <div>
        <p className="text-meta text-soft">{place.conference.title}</p>
        <h1 className="text-page leading-tight font-bold text-balance">{place.title}</h1>
      </div>
      <p role={says === undefined ? 'status' : 'alert'} className="text-balance">
        {says ?? (isOver ? t('ended') : t('notYet'))}
      </p>
      <div className="flex flex-wrap justify-center gap-3">
        {isOver && hasReplay && (
          <a className={buttonClass({ look: 'main' })} href={`/replay/${place.sessionId}${inSeat(place.seat)}`}>
            {t('toReplay')}
          </a>
        )}
        <a className={buttonClass()} href={`/c/${place.conference.slug}${inSeat(place.seat)}`}>
          {toConference}
        </a>
      </div>
    </main>
  )
}
