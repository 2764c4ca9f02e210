'use client'
import { Mic } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslations } from 'use-intl/react'
import { useMediaSession } from '@/app/_media/media-provider'
import { useAsk } from '@/app/_session/ask-for'
import { useDriver, useSlice } from '@/app/_session/hooks'
import { useAnnounce } from '@/app/_ui/announcer'
import { Button } from '@/app/_ui/button'
import { Notice } from '@/app/_ui/notice'

/** Somebody is asked to come on stage. */
export function StageBanner() {
  const t = useTranslations('stage')
  const { invited } = useSlice('stage').own
  const { send } = useDriver()
  const media = useMediaSession()
  const ask = useAsk()
  const announce = useAnnounce()
  useEffect(() => {
    if (invited) announce(t('invitedSaid'))
  }, [invited, announce, t])
  if (!invited || send === null) return null
  const accept = () => {
    media?.want('microphone', true)
    void ask({ type: 'stage.join', data: {} })
  }
  return (
    <Notice
      tone="warn"
      icon={<Mic className="size-5 shrink-0" aria-hidden />}
      action={
        <div className="flex gap-2">
          <Button size="small" look="main" onClick={accept}>
            {t('accept')}
          </Button>
          <Button size="small" onClick={() => void ask({ type: 'stage.decline', data: {} })}>
            {t('decline')}
          </Button>
        </div>
      }
    >
      {t('invited')}
    </Notice>
  )
}
