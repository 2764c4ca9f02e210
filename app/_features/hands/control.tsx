'use client'
import { Hand } from 'lucide-react'
import { useTranslations } from 'use-intl/react'
import { ControlButton } from '@/app/_room/control-button'
import { useAsk } from '@/app/_session/ask-for'
import { useMay, useMe, usePending, useSlice } from '@/app/_session/hooks'
import { isRaised } from '@/domain/features/hands'

/** Raises one's hand, and takes it down. */
export function RaiseHand() {
  const t = useTranslations('hands')
  const me = useMe()
  const hands = useSlice('hands')
  const may = useMay()
  const ask = useAsk()
  const isRaising = usePending('hand.raise').length > 0
  const isLowering = usePending('hand.lower').some(({ command }) => command.data.participantId === me)
  if (!may({ type: 'hand.raise', data: {} })) return null
  const isUp = isRaising || (isRaised(hands, me) && !isLowering)
  const place = hands.all.queue.findIndex((hand) => hand.participantId === me) + 1
  return (
    <ControlButton
      icon={<Hand aria-hidden />}
      label={isUp ? t('lower') : t('raise')}
      {...(place > 0 && { note: t('place', { place }) })}
      isOn={isUp}
      isBusy={isRaising || isLowering}
      onClick={() =>
        void ask(isUp ? { type: 'hand.lower', data: { participantId: me } } : { type: 'hand.raise', data: {} })
      }
    />
  )
}
