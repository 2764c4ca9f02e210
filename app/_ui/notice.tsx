import type { ReactNode } from 'react'

/** Nothing here yet: one sentence, and the one thing to do about it. */
export const Empty = ({
  icon,
  children,
  action,
}: {
  readonly icon?: ReactNode
  readonly children: ReactNode
  readonly action?: ReactNode
}) => (
  <div className="grid h-full place-content-center justify-items-center gap-3 p-8 text-center text-panel text-soft">
    {icon}
    <p className="max-w-[28ch] text-balance">{children}</p>
    {action}
  </div>
)

const TONES = {
  info: 'bg-info-soft text-info',
  warn: 'bg-warn-soft text-warn',
  accent: 'bg-accent-soft text-accent',
} as const

/** A sentence above what it concerns: what happened, what is safe, what to do. */
export const Notice = ({
  tone = 'info',
  icon,
  action,
  children,
  role,
}: {
  readonly tone?: keyof typeof TONES
  readonly icon?: ReactNode
  readonly action?: ReactNode
  readonly role?: 'status' | 'alert'
  readonly children: ReactNode
}) => (
  <div
    role={role}
    className={`flex flex-wrap items-center gap-x-3 gap-y-1.5 rounded-md px-3 py-1.5 text-panel leading-snug font-semibold wide:px-4 wide:py-2.5 wide:text-base ${TONES[tone]}`}
  >
    {icon}
    <div className="min-w-0 flex-[1_1_10rem] wrap-anywhere">{children}</div>
    {action}
  </div>
)

/** Something is on its way. */
export const Waiting = ({ children }: { readonly children: ReactNode }) => (
  <p role="status" className="grid h-full place-content-center p-8 text-center text-panel text-soft">
    {children}
  </p>
)
