'use client'
import { Presentation, Timer } from 'lucide-react'
import { useTranslations } from 'use-intl/react'
import { useAsk } from '@/app/_session/ask-for'
import { useMay, useSession } from '@/app/_session/hooks'
import { Button } from '@/app/_ui/button'
import { LazyMenu } from '@/app/_ui/lazy-menu'
import { MAIN, type RoomId } from '@/domain/protocol/standing'

const MINUTES = [2, 3, 5, 10]

/** Shows a card to all and brings its group on stage, with or without a time; or puts it away. */
export function PresentButtons({ card, name }: { readonly card: RoomId; readonly name: string }) {
  const t = useTranslations('harvest')
  const may = useMay()
  const ask = useAsk()
  const isShown = useSession(({ view }) => view.session.harvest.all.presented?.card === card)
  if (!may({ type: 'harvest.present', data: { card, minutes: null } })) return null
  if (isShown) {
    return (
      <Button size="small" onClick={() => void ask({ type: 'harvest.put-away', data: {} }, MAIN)}>
        {t('putAway')}
      </Button>
    )
  }
  const present = (minutes: number | null) => void ask({ type: 'harvest.present', data: { card, minutes } }, MAIN)
  return (
    <LazyMenu
      entries={[
        { heading: t('forHowLong') },
        ...MINUTES.map((minutes) => ({
          label: t('minutes', { minutes }),
          icon: <Timer className="size-4" aria-hidden />,
          onSelect: () => present(minutes),
        })),
        { label: t('withoutTime'), onSelect: () => present(null) },
      ]}
      trigger={(props) => (
        <Button
          size="small"
          look="main"
          aria-label={t('presentCard', { name })}
          icon={<Presentation className="size-4" aria-hidden />}
          {...props}
        >
          {t('present')}
        </Button>
      )}
    />
  )
}
