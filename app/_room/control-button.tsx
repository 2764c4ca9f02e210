import type { ComponentProps, ReactNode } from 'react'

interface Props extends Omit<ComponentProps<'button'>, 'aria-pressed'> {
  readonly icon: ReactNode
  readonly label: string
  /** A few characters on the icon; read after the label. */
  readonly note?: string
  /** Leave it out for what does something once. */
  readonly isOn?: boolean
  readonly isBusy?: boolean
  readonly look?: 'plain' | 'live'
  /** Why it cannot be used; it stays reachable, so that the reason can be read. */
  readonly blocked?: string | undefined
}

/**
 * A button of the control bar: an icon with its name under it, large enough for a thumb. All share the bar evenly, and
 * none is narrower than its longest word.
 */
export function ControlButton({
  icon,
  label,
  note,
  isOn,
  isBusy,
  look = 'plain',
  blocked,
  onClick,
  className = '',
  ...rest
}: Props) {
  const ground =
    look === 'live'
      ? 'bg-live text-on-live'
      : isOn
        ? 'bg-accent text-on-accent'
        : 'border border-line-strong bg-surface text-ink group-hover:bg-accent-soft'
  return (
    <button
      type="button"
      aria-pressed={isOn}
      aria-busy={isBusy || undefined}
      aria-disabled={blocked ? true : undefined}
      title={blocked}
      onClick={blocked ? undefined : onClick}
      className={`group grid max-w-20 flex-1 justify-items-center gap-1 rounded-sm py-1 text-[clamp(0.6875rem,3.1vw,0.8125rem)] leading-tight font-semibold aria-disabled:cursor-not-allowed aria-disabled:opacity-55 sm:gap-1.5 low:gap-0.5 low:text-[0.6875rem] ${className}`}
      {...rest}
    >
      <span
        className={`relative grid size-11 place-items-center rounded-md [&>svg]:size-5 ${ground} ${isBusy ? 'animate-pulse' : ''}`}
      >
        {icon}
        {note && (
          <span className="absolute -top-2 -right-3 rounded-full bg-warn-soft px-1.5 py-0.5 text-[0.6875rem] leading-none text-warn">
            {note}
          </span>
        )}
      </span>
      <span className="px-0.5 text-center wide:px-1">{label}</span>
      {blocked && <span className="sr-only">{blocked}</span>}
    </button>
  )
}
