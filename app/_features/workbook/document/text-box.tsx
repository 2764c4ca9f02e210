'use client'
import { type ComponentProps, type KeyboardEvent, useLayoutEffect, useRef } from 'react'
import type { Text } from 'yjs'
import { useDriver } from '@/app/_session/hooks'
import { inputClass } from '@/app/_ui/field'
import { BoundText } from './bound-text'
import { useDesk } from './desk'

interface Props extends Pick<ComponentProps<'textarea'>, 'id' | 'rows' | 'aria-describedby' | 'aria-label'> {
  readonly text: Text
  readonly longest: number
  /** The field in which others see that one writes. */
  readonly field: string
}

/** Where a text of the document is written, by several at once. */
export function TextBox({ text, longest, field, rows = 3, ...rest }: Props) {
  const box = useRef<HTMLTextAreaElement>(null)
  const bound = useRef<BoundText | null>(null)
  const { shared, isFull, whenFull } = useDesk()
  const { whoWrites } = useDriver()
  // Before the document is closed, which takes what is still in the box.
  useLayoutEffect(() => {
    const made = new BoundText(box.current!, { shared, text, longest, isFull, whenFull })
    bound.current = made
    return () => made.close()
  }, [shared, text, longest, isFull, whenFull])
  const onInput = () => {
    whoWrites?.say(field)
    bound.current?.input()
  }
  const onBlur = () => {
    whoWrites?.say(null)
    bound.current?.composed()
    shared.outgoing.flush()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = stepOf(event)
    if (!step) return
    event.preventDefault()
    bound.current?.[step]()
  }
  return (
    <textarea
      ref={box}
      rows={rows}
      maxLength={longest}
      onInput={onInput}
      onBlur={onBlur}
      onKeyDown={onKeyDown}
      onCompositionStart={() => bound.current?.compose()}
      onCompositionEnd={() => bound.current?.composed()}
      className={`${inputClass} resize-none [field-sizing:content] ${rows > 1 ? 'min-h-24' : ''}`}
      {...rest}
    />
  )
}

/** The browser would take back what others wrote as well. */
function stepOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): 'undo' | 'redo' | null {
  if (!(ctrlKey || metaKey) || altKey) return null
  const letter = key.toLowerCase()
  if (letter === 'z') return shiftKey ? 'redo' : 'undo'
  return letter === 'y' ? 'redo' : null
}
