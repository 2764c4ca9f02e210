'use client'
import { DoorOpen, Hourglass, UserRound } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { useAsk } from '@/app/_session/ask-for'
import { useDriver, useIsStaff, useNow, useSlice } from '@/app/_session/hooks'
import { Button } from '@/app/_ui/button'
import { lazily } from '@/app/_ui/lazily'
import { Notice } from '@/app/_ui/notice'
import type { OpenRoom } from '@/domain/features/breakouts'
import { MAIN, type RoomId } from '@/domain/protocol/standing'
import { useWhereabouts, type Whereabouts } from './use-breakouts'
import { VoiceNotices } from './voice-notices'

const ChooseRoom = lazily(() => import('./choose-room').then((module) => module.ChooseRoom))

const SECOND = 1_000
const ALONE_FOR = 60 * SECOND

/** Where one is, where one could go, and what happens to the room next; one sentence at a time. */
export function BreakoutsBanner() {
  const where = useWhereabouts()
  const { send } = useDriver()
  if (!where || send === null) return null
  return (
    <>
      <VoiceNotices where={where} />
      {where.open.startsAt !== null ? (
        <Countdown where={where} startsAt={where.open.startsAt} />
      ) : where.here ? (
        <InRoom open={where.open} here={where.here} />
      ) : (
        <InPlenary where={where} />
      )}
    </>
  )
}

function useGo() {
  const ask = useAsk()
  return (room: RoomId) => void ask({ type: 'breakouts.go', data: { room } })
}

function Countdown({ where: { mine, here, stays }, startsAt }: { where: Whereabouts; startsAt: number }) {
  const t = useTranslations('breakouts')
  const seconds = Math.max(0, Math.ceil((startsAt - useNow(500)) / SECOND))
  const go = useGo()
  const icon = <DoorOpen className="size-5 shrink-0" aria-hidden />
  if (here) return <Notice icon={icon}>{t('beforeOthers', { seconds })}</Notice>
  if (!mine) return <Notice icon={icon}>{t('beginsWithoutYou', { seconds })}</Notice>
  const goNow = (
    <Button size="small" look="main" onClick={() => go(mine.id)}>
      {t('goNow')}
    </Button>
  )
  if (stays) {
    return (
      <Notice icon={icon} action={goNow}>
        {t('youStay', { room: mine.name })}
      </Notice>
    )
  }
  return (
    <Notice
      tone="accent"
      icon={icon}
      action={
        <div className="flex flex-wrap gap-2">
          {goNow}
          <Button size="small" onClick={() => go(MAIN)}>
            {t('stay')}
          </Button>
        </div>
      }
    >
      {t('youBelong', { room: mine.name, seconds })}
    </Notice>
  )
}

function InRoom({ open, here }: { open: Whereabouts['open']; here: OpenRoom }) {
  const t = useTranslations('breakouts')
  const { aloneSince } = useSlice('presence').all
  const now = useNow()
  const go = useGo()
  const goBack = (
    <Button size="small" onClick={() => go(MAIN)}>
      {t('toPlenary')}
    </Button>
  )
  if (here.closing && here.closesAt !== null) {
    const seconds = Math.max(0, Math.ceil((here.closesAt - now) / SECOND))
    return (
      <Notice tone="warn" icon={<Hourglass className="size-5 shrink-0" aria-hidden />} action={goBack}>
        {t('closesIn', { seconds })}
      </Notice>
    )
  }
  if (here.closesAt !== null && here.closesAt <= now && !open.returns) {
    return (
      <Notice tone="warn" icon={<Hourglass className="size-5 shrink-0" aria-hidden />} action={goBack}>
        {t('timeIsUp')}
      </Notice>
    )
  }
  if (aloneSince === null || now - aloneSince < ALONE_FOR) return null
  return (
    <Notice role="status" icon={<UserRound className="size-5 shrink-0" aria-hidden />} action={goBack}>
      {t('alone')}
    </Notice>
  )
}

function InPlenary({ where: { open, mine } }: { where: Whereabouts }) {
  const t = useTranslations('breakouts')
  const [isChoosing, setChoosing] = useState(false)
  const isStaff = useIsStaff()
  const go = useGo()
  if (!mine && (!open.walking || isStaff)) return null
  return (
    <>
      <Notice
        tone="accent"
        icon={<DoorOpen className="size-5 shrink-0" aria-hidden />}
        action={
          <div className="flex flex-wrap gap-2">
            {mine && (
              <Button size="small" look="main" onClick={() => go(mine.id)}>
                {t('goToRoom')}
              </Button>
            )}
            {open.walking && (
              <Button size="small" look={mine ? 'plain' : 'main'} onClick={() => setChoosing(true)}>
                {t('choose')}
              </Button>
            )}
          </div>
        }
      >
        {mine ? t('groupWorks', { room: mine.name }) : t('mayChoose')}
      </Notice>
      {isChoosing && (
        <Suspense>
          <ChooseRoom onClose={() => setChoosing(false)} />
        </Suspense>
      )}
    </>
  )
}
