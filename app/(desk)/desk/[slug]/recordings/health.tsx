'use client'
import { useFormatter, useTranslations } from 'use-intl/react'
import type { Figures } from '@/app/_data/recordings'
import { useBytes } from '@/app/_ui/use-bytes'

const MEGA = 1_000_000
/** Below this there is reason to look: pictures a second, seconds of delay, bytes. */
const FEW_PICTURES = 15
const LONG_DELAY = 8
const LITTLE_DISK = 2_000_000_000

/** How a recorder does that runs, in figures; what needs somebody is marked. */
export function Health({ figures }: { readonly figures: Figures | null }) {
  const t = useTranslations('recordings.health')
  const format = useFormatter()
  const bytes = useBytes()
  const one = (value: number) => format.number(value, { maximumFractionDigits: 1 })
  if (!figures) return <p className="text-meta text-soft">{t('waiting')}</p>
  const { fps, bitrate, dropped, delay, diskLeft } = figures
  const shown = [
    fps !== undefined && { name: t('fps'), value: one(fps), isBad: fps < FEW_PICTURES },
    bitrate !== undefined && { name: t('bitrate'), value: t('megabits', { value: one(bitrate / MEGA) }), isBad: false },
    delay !== undefined && { name: t('delay'), value: t('seconds', { value: one(delay) }), isBad: delay > LONG_DELAY },
    dropped !== undefined && { name: t('dropped'), value: one(dropped), isBad: false },
    diskLeft !== undefined && { name: t('diskLeft'), value: bytes(diskLeft), isBad: diskLeft < LITTLE_DISK },
  ].filter((figure) => figure !== false)
  return (
    <dl aria-label={t('heading')} className="tabular flex flex-wrap gap-x-6 gap-y-2">
      {shown.map(({ name, value, isBad }) => (
        <div key={name}>
          <dt className="text-meta text-soft">{name}</dt>
          <dd className={`font-semibold ${isBad ? 'text-warn' : ''}`}>{isBad ? `⚠ ${value}` : value}</dd>
        </div>
      ))}
    </dl>
  )
}
