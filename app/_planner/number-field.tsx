'use client'
import { useId, useState } from 'react'
import { inputClass } from '@/app/_ui/field'

interface Props {
  readonly label: string
  readonly hint?: string
  readonly value: number
  readonly most: number
  readonly onChange: (value: number) => void
}

/** A whole number from 1 on. What is typed stays while it is none; the plan waits until it is one. */
export function NumberField({ label, hint, value, most, onChange }: Props) {
  const id = useId()
  const [typed, setTyped] = useState<string | null>(null)
  const read = (text: string) =>
    /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= most ? Number(text) : null
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="font-semibold">
        {label}
      </label>
      <input
        id={id}
        inputMode="numeric"
        className={`${inputClass} max-w-28`}
        value={typed ?? value}
        aria-invalid={typed !== null && read(typed) === null ? true : undefined}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => {
          setTyped(event.target.value)
          const number = read(event.target.value)
          if (number !== null) onChange(number)
        }}
        onKeyDown={(event) => {
          const step = { ArrowUp: 1, ArrowDown: -1 }[event.key]
          if (step === undefined) return
          event.preventDefault()
          setTyped(null)
          onChange(Math.min(most, Math.max(1, value + step)))
        }}
        onBlur={() => setTyped(null)}
      />
      {hint && (
        <p id={`${id}-hint`} className="text-meta text-soft">
          {hint}
        </p>
      )}
    </div>
  )
}
