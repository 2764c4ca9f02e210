'use client'
import { Megaphone } from 'lucide-react'
import { useTranslations } from 'use-intl/react'
import { useAsk } from '@/app/_session/ask-for'
import { useMe } from '@/app/_session/hooks'
import { useName } from '@/app/_session/person-name'
import { Button } from '@/app/_ui/button'
import { Notice } from '@/app/_ui/notice'
import type { BreakoutLayers } from '@/domain/features/breakouts'

/** Another moderator speaks to rooms. Whoever is gone, or has forgotten it, should not keep others from doing so. */
export function OthersVoice({ open: { voice } }: { readonly open: NonNullable<BreakoutLayers['all']> }) {
  const me = useMe()
  return voice && voice.by !== me ? <Speaks by={voice.by} /> : null
}

function Speaks({ by }: { readonly by: string }) {
  const t = useTranslations('breakouts')
  const ask = useAsk()
  return (
    <Notice
      role="status"
      icon={<Megaphone className="size-5 shrink-0" aria-hidden />}
      action={
        <Button size="small" onClick={() => void ask({ type: 'breakouts.end-voice', data: {} })}>
          {t('endTheirs')}
        </Button>
      }
    >
      {t('otherSpeaks', { name: useName(by) })}
    </Notice>
  )
}
