'use client'
import { useCallback, useState } from 'react'
import { inputClass } from '@/app/_ui/field'
import { name as named } from '@/domain/protocol/schema'

interface Props {
  readonly label: string
  readonly name: string
  readonly onRename: (name: string) => void
  /** Called when the field is left, whatever came of it. */
  readonly onDone?: () => void
  /** Whether it has the keyboard as soon as it is there. */
  readonly isFocused?: boolean
}

/** The name of a room; a name that is none falls back to the one before. */
export function RoomNameInput({ label, name, onRename, onDone, isFocused = false }: Props) {
  const [typed, setTyped] = useState<string | null>(null)
  const focus = useCallback((input: HTMLInputElement | null) => (isFocused ? input?.select() : undefined), [isFocused])
  const leave = (wanted: string | null) => {
    setTyped(null)
    const read = named().safeParse(wanted ?? name)
    if (read.success && read.data !== name) onRename(read.data)
    onDone?.()
  }
  return (
    <input
      ref={focus}
      aria-label={label}
      maxLength={80}
      className={`${inputClass} min-w-0`}
      value={typed ?? name}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => leave(typed)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur()
        if (event.key !== 'Escape') return
        // The dialog around it stays.
        event.stopPropagation()
        setTyped(name)
        leave(null)
      }}
    />
  )
}
