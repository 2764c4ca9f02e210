import { useId } from 'react'

interface Props {
  readonly type: 'checkbox' | 'radio'
  /** Radios of one question share it. */
  readonly name?: string
  readonly label: string
  /** What follows from it. */
  readonly means: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}

/** Something to choose, and below it what that means. */
export function Choice({ type, name, label, means, checked, onChange }: Props) {
  const id = useId()
  return (
    <div className="flex min-h-11 items-start gap-3 rounded-sm px-2 py-1.5 hover:bg-accent-soft">
      <input
        id={id}
        type={type}
        name={name}
        className="mt-0.5 size-5 shrink-0 accent-(--accent)"
        checked={checked}
        aria-describedby={`${id}-means`}
        onChange={(event) => onChange(event.target.checked)}
      />
      <div className="flex-1">
        <label htmlFor={id} className="block font-semibold">
          {label}
        </label>
        <p id={`${id}-means`} className="text-meta text-soft">
          {means}
        </p>
      </div>
    </div>
  )
}
