import { CircleCheck, CircleDot, CircleDotDashed, CircleOff, CirclePause, Radio, TriangleAlert } from 'lucide-react'
import type { Mark } from './news'

const ICONS = {
  records: CircleDot,
  streams: Radio,
  both: CircleDot,
  starting: CircleDotDashed,
  paused: CirclePause,
  interrupted: TriangleAlert,
  elsewhere: CircleOff,
  over: CircleCheck,
} as const satisfies Record<Mark, unknown>

/** The picture of a mark; red only while something is captured. */
export function MarkIcon({ mark, className = 'size-5' }: { readonly mark: Mark; readonly className?: string }) {
  const Icon = ICONS[mark]
  const isOn = mark === 'records' || mark === 'streams' || mark === 'both'
  return <Icon aria-hidden className={`shrink-0 ${className} ${isOn ? 'text-live' : ''}`} />
}
