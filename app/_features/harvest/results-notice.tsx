'use client'
import { Sparkles } from 'lucide-react'
import { useTranslations } from 'use-intl/react'
import { useShownPanel } from '@/app/_room/shown-panel'
import { useSession } from '@/app/_session/hooks'
import { Button } from '@/app/_ui/button'
import { Notice } from '@/app/_ui/notice'

/** The groups are back, and so is what they wrote: the way there. */
export function ResultsNotice({ onGo }: { readonly onGo: () => void }) {
  const t = useTranslations('harvest')
  const { choose } = useShownPanel()
  const count = useSession(({ view }) => view.session.harvest.all.cards.length)
  const go = () => {
    choose('harvest')
    onGo()
  }
  return (
    <Notice
      role="status"
      tone="accent"
      icon={<Sparkles className="size-5 shrink-0" aria-hidden />}
      action={
        <Button size="small" look="main" onClick={go}>
          {t('seeResults')}
        </Button>
      }
    >
      {t('areThere', { count })}
    </Notice>
  )
}
