'use client'
import { useTranslations } from 'use-intl/react'
import { usePlace } from '@/app/_room/place'
import { useDriver, useIsStaff, useSession, useStanding } from '@/app/_session/hooks'
import { Mark } from '@/app/_ui/mark'

/** What is seen while nobody is on stage, or before the session is live. */
export function Curtain() {
  const t = useTranslations('stage')
  const { title, conference } = usePlace()
  const { phase } = useSession(({ view }) => view.session.life.all)
  const isStaff = useIsStaff()
  const standing = useStanding()
  const { send } = useDriver()
  const line =
    send === null
      ? t('emptyThen')
      : phase === 'ended'
        ? t('over')
        : isStaff || standing?.role === 'speaker'
          ? t('emptyForSpeakers')
          : phase === 'live'
            ? t('emptyLive')
            : t('startsSoon')
  return (
    <div className="grid h-full place-content-center justify-items-center gap-3 bg-linear-to-br from-[#1d3a2d] to-[#101713] p-6 text-center">
      <Mark className="size-10 stacked:hidden low:hidden" />
      <p className="text-title font-bold text-balance wide:text-page">{title}</p>
      <p className="text-meta opacity-85 wide:text-base">{conference.title}</p>
      <p className="mt-1 max-w-[42ch] rounded-full bg-white/12 px-4 py-1.5 text-panel font-semibold text-balance">
        {line}
      </p>
    </div>
  )
}
