import { type ComponentProps, type ReactNode, useId } from 'react'

export const inputClass =
  'w-full rounded-sm border border-line-strong bg-surface px-3 py-2.5 text-ink aria-invalid:border-live disabled:opacity-60 [&[type=color]]:h-12 [&[type=color]]:p-1'

interface FieldProps {
  readonly label: string
  readonly hint?: ReactNode
  readonly error?: ReactNode
}

/** A labelled line of text. What is wrong with it stands below and is said. */
export function TextField({ label, hint, error, ...rest }: FieldProps & ComponentProps<'input'>) {
  const { id, described, below } = useDescribed(hint, error)
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="font-semibold">
        {label}
      </label>
      <input
        id={id}
        className={inputClass}
        aria-invalid={error ? true : undefined}
        aria-describedby={described}
        {...rest}
      />
      {below}
    </div>
  )
}

/** The same for several lines. */
export function TextAreaField({ label, hint, error, ...rest }: FieldProps & ComponentProps<'textarea'>) {
  const { id, described, below } = useDescribed(hint, error)
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="font-semibold">
        {label}
      </label>
      <textarea
        id={id}
        className={inputClass}
        aria-invalid={error ? true : undefined}
        aria-describedby={described}
        {...rest}
      />
      {below}
    </div>
  )
}

/** What stands below a field, and belongs to it also when it is not seen. */
function useDescribed(hint: ReactNode, error: ReactNode) {
  const id = useId()
  const described = error ? `${id}-error` : hint ? `${id}-hint` : undefined
  const below = error ? (
    <p id={described} role="alert" className="text-meta font-semibold text-live">
      {error}
    </p>
  ) : (
    hint && (
      <p id={described} className="text-meta text-soft">
        {hint}
      </p>
    )
  )
  return { id, described, below }
}

export function SelectField({ label, hint, error, children, ...rest }: FieldProps & ComponentProps<'select'>) {
  const { id, described, below } = useDescribed(hint, error)
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="font-semibold">
        {label}
      </label>
      <select
        id={id}
        className={`${inputClass} min-h-11`}
        aria-invalid={error ? true : undefined}
        aria-describedby={described}
        {...rest}
      >
        {children}
      </select>
      {below}
    </div>
  )
}

export function Checkbox({ label, ...rest }: { readonly label: ReactNode } & ComponentProps<'input'>) {
  return (
    <label className="flex min-h-9 items-center gap-2 text-panel">
      <input type="checkbox" className="size-5 shrink-0 accent-(--accent)" {...rest} />
      {label}
    </label>
  )
}
