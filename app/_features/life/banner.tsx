'use client'
import { CircleCheck, Clapperboard } from 'lucide-react'
import { useTranslations } from 'use-intl/react'
import { inSeat, usePlace } from '@/app/_room/place'
import { useDriver, useIsStaff, useSession, useStanding } from '@/app/_session/hooks'
import { useReplayThere } from '@/app/_session/use-what-is-there'
import { buttonClass } from '@/app/_ui/button'
import { Notice } from '@/app/_ui/notice'

const SAYS = { published: 'replayThere', unpublished: 'replayToReview', none: 'replayLater' } as const

/** What phase it is, said in a sentence, where that is not plain to see. */
export function LifeBanner() {
  const t = useTranslations('life')
  const { send } = useDriver()
  const { phase } = useSession(({ view }) => view.session.life.all)
  const isStaff = useIsStaff()
  const standing = useStanding()
  const { sessionId, seat, hasDesk, conference } = usePlace()
  const replay = useReplayThere({ sessionId, seat, isOver: send !== null && phase === 'ended' })
  if (send === null) return null
  if (phase === 'ended') {
    const toReview = replay === 'unpublished' && hasDesk
    const look = buttonClass({ look: 'main', size: 'small' })
    return (
      <Notice
        tone="accent"
        icon={<CircleCheck className="size-5 shrink-0" aria-hidden />}
        {...(replay !== null &&
          replay !== 'none' && {
            action: toReview ? (
              <a className={look} href={`/desk/${conference.slug}/recordings${inSeat(seat)}`}>
                {t('review')}
              </a>
            ) : (
              <a className={look} href={`/replay/${sessionId}${inSeat(seat)}`}>
                {t('watchReplay')}
              </a>
            ),
          })}
      >
        {t('endedSentence')}
        <span role="status" className="block font-normal">
          {replay !== null && t(SAYS[replay])}
        </span>
      </Notice>
    )
  }
  const isBackstage = phase !== 'live' && (isStaff || standing?.role === 'speaker')
  return isBackstage ? (
    <Notice tone="warn" icon={<Clapperboard className="size-5 shrink-0" aria-hidden />}>
      {isStaff ? t('backstageStaff') : t('backstage')}
    </Notice>
  ) : null
}
