import type { ComponentProps, ReactNode } from 'react'

type Look = 'main' | 'plain' | 'quiet' | 'live'

const LOOKS: Readonly<Record<Look, string>> = {
  main: 'bg-accent text-on-accent border border-transparent hover:brightness-110',
  plain: 'bg-surface text-ink border border-line-strong hover:bg-raised',
  quiet: 'bg-transparent text-ink border border-transparent hover:bg-accent-soft',
  live: 'bg-live text-on-live border border-transparent hover:brightness-110',
}
const SHAPE =
  'inline-flex items-center justify-center gap-2 rounded-sm font-semibold transition-[background-color,filter] duration-150 disabled:opacity-50 disabled:cursor-not-allowed aria-disabled:opacity-60 select-none'
const SIZES = {
  small: 'min-h-9 px-3 text-meta pointer-coarse:min-h-11',
  medium: 'min-h-11 px-4 text-panel',
  large: 'min-h-13 px-6 text-base',
}

interface Appearance {
  readonly look?: Look
  readonly size?: keyof typeof SIZES
}

export const buttonClass = ({ look = 'plain', size = 'medium' }: Appearance = {}) =>
  `${SHAPE} ${LOOKS[look]} ${SIZES[size]}`

interface Props extends ComponentProps<'button'>, Appearance {
  readonly icon?: ReactNode
}

export function Button({ look, size, icon, className = '', children, ...rest }: Props) {
  return (
    <button
      type="button"
      className={`${buttonClass({ ...(look && { look }), ...(size && { size }) })} ${className}`}
      {...rest}
    >
      {icon}
      {children}
    </button>
  )
}

/** Only a picture; `label` is what it is called. */
export function IconButton({ label, className = '', ...rest }: ComponentProps<'button'> & { readonly label: string }) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={`inline-grid size-9 shrink-0 pointer-coarse:size-11 place-items-center rounded-sm text-soft hover:bg-accent-soft hover:text-ink disabled:opacity-40 ${className}`}
      {...rest}
    />
  )
}
