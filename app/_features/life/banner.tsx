'use client'
import { CircleCheck, Clapperboard } from 'lucide-react'
import { useTranslations } from 'use-intl/react'
import { inSeat, usePlace } from '@/app/_room/place'
import { useDriver, useIsStaff, useSession, useStanding } from '@/app/_session/hooks'
import { useReplayThere } from '@/app/_session/use-replay-there'
import { buttonClass } from '@/app/_ui/button'
import { Notice } from '@/app/_ui/notice'

/** What phase it is, said in a sentence, where that is not plain to see. */
export function LifeBanner() {
  const t = useTranslations('life')
  const { send } = useDriver()
  const { phase } = useSession(({ view }) => view.session.life.all)
  const isStaff = useIsStaff()
  const standing = useStanding()
  const { sessionId, seat } = usePlace()
  const isReplayThere = useReplayThere({ sessionId, seat, isOver: send !== null && phase === 'ended' })
  if (send === null) return null
  if (phase === 'ended') {
    return (
      <Notice
        tone="accent"
        icon={<CircleCheck className="size-5 shrink-0" aria-hidden />}
        {...(isReplayThere && {
          action: (
            <a className={buttonClass({ look: 'main', size: 'small' })} href={`/replay/${sessionId}${inSeat(seat)}`}>
              {t('watchReplay')}
            </a>
          ),
        })}
      >
        {t('endedSentence')}
        <span role="status" className="block font-normal">
          {isReplayThere !== null && t(isReplayThere ? 'replayThere' : 'replayLater')}
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
