'use client'
import { useTranslations } from 'use-intl/react'
import type { WallRoom } from '@/domain/protocol/messages'

/** How the sides share the talking: a bar, and the same in numbers. It has its place before anybody spoke. */
export function Shares({ shares }: Pick<WallRoom, 'shares'>) {
  const t = useTranslations('breakouts')
  const total = shares.reduce((sum, { seconds }) => sum + seconds, 0)
  const [first, second] = shares
  const percent = first && total > 0 ? Math.round((100 * first.seconds) / total) : null
  return (
    <div className="grid min-w-0 gap-1 text-meta text-soft">
      <div className="flex justify-between gap-3">
        <span className="truncate">
          {first && percent !== null ? t('share', { one: first.side, other: second?.side ?? '–' }) : t('shareOfNobody')}
        </span>
        <span className="tabular shrink-0">{percent === null ? '–' : `${percent} : ${100 - percent}`}</span>
      </div>
      <div aria-hidden className="h-1.5 overflow-hidden rounded-full bg-line">
        <div className="h-full bg-accent" style={{ width: `${percent ?? 0}%` }} />
      </div>
    </div>
  )
}
