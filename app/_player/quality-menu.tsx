'use client'
import { Gauge } from 'lucide-react'
import { useTranslations } from 'use-intl/react'
import { Button } from '@/app/_ui/button'
import { LazyMenu } from '@/app/_ui/lazy-menu'
import { useBytes } from '@/app/_ui/use-bytes'
import type { Deck } from './deck'
import { QUALITIES, type Wish } from './quality'
import { useValue } from './use-value'

/** In which quality the picture is loaded, and what that uses: where there is a choice. */
export function QualityMenu({ deck, wish }: { readonly deck: Deck; readonly wish: Wish }) {
  const t = useTranslations('player')
  const size = useBytes()
  const there = useValue(deck.there)
  const quality = useValue(wish.quality)
  if (there.small === null) return null
  const bytes = { automatic: null, high: there.high, low: there.small }
  const entries = QUALITIES.map((each) => ({
    label: t(`qualities.${each}`),
    ...(bytes[each] !== null && { note: t('anHour', { size: size(bytes[each]) }) }),
    checked: each === quality,
    onSelect: () => wish.choose(each),
  }))
  return (
    <LazyMenu
      entries={entries}
      trigger={(props) => (
        <Button
          look="quiet"
          size="small"
          aria-label={t('quality')}
          title={t('quality')}
          icon={<Gauge className="size-4" aria-hidden />}
          {...props}
        >
          <span className="max-xl:hidden">{t('quality')}</span>
        </Button>
      )}
    />
  )
}
