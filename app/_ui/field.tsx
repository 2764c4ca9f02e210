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
  const id = useId()
  const described = error ? `${id}-error` : hint ? `${id}-hint` : undefined
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
      {hint && !error && (
        <p id={`${id}-hint`} className="text-meta text-soft">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} role="alert" className="text-meta font-semibold text-live">
          {error}
        </p>
      )}
    </div>
  )
}

export function SelectField({ label, children, ...rest }: Pick<FieldProps, 'label'> & ComponentProps<'select'>) {
  const id = useId()
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="font-semibold">
        {label}
      </label>
      <select id={id} className={`${inputClass} min-h-11`} {...rest}>
        {children}
      </select>
    </div>
  )
}

export function Checkbox({ label, ...rest }: { readonly label: ReactNode } & ComponentProps<'input'>) {
  return (
    <label className="flex min-h-9 items-center gap-2 text-panel">
      <input type="checkbox" className="size-5 accent-(--accent)" {...rest} />
      {label}
    </label>
  )
}
