import type { ReactNode } from 'react'

const TONES = {
  plain: 'bg-raised text-soft border border-line',
  accent: 'bg-accent-soft text-accent',
  live: 'bg-live text-on-live',
  warn: 'bg-warn-soft text-warn',
  info: 'bg-info-soft text-info',
} as const

interface Props {
  readonly tone?: keyof typeof TONES
  readonly children: ReactNode
  readonly className?: string
}

export const Badge = ({ tone = 'plain', className = '', children }: Props) => (
  <span
    className={`inline-flex items-center gap-1.5 rounded-full px-2.5 py-0.5 text-meta font-semibold whitespace-nowrap ${TONES[tone]} ${className}`}
  >
    {children}
  </span>
)

/** A small number on a tab. Its meaning is said in words beside it. */
export const Count = ({ children }: { readonly children: number }) =>
  children > 0 ? (
    <span className="tabular inline-grid h-4.5 min-w-4.5 place-items-center rounded-full bg-accent px-1 text-[0.6875rem] leading-none font-bold text-on-accent">
      {children > 99 ? '99+' : children}
    </span>
  ) : null
