'use client'
import { type ComponentProps, useLayoutEffect, useRef } from 'react'
import type { Text } from 'yjs'
import { useDriver } from '@/app/_session/hooks'
import { inputClass } from '@/app/_ui/field'
import { dayIn } from '@/domain/workbook-document'
import { useDesk } from './desk'

interface Props extends Pick<ComponentProps<'input'>, 'id'> {
  readonly text: Text
  readonly field: string
}

/** Where a day is chosen. It is put in as a whole: whoever chooses last is right. */
export function DayBox({ text, field, id }: Props) {
  const box = useRef<HTMLInputElement>(null)
  const { shared, isFull, whenFull } = useDesk()
  const { whoWrites } = useDriver()
  useLayoutEffect(() => {
    const show = () => {
      const day = dayIn(text.toString())
      if (box.current && box.current.value !== day) box.current.value = day
    }
    show()
    text.observe(show)
    return () => text.unobserve(show)
  }, [text])
  const choose = () => {
    const { value, validity } = box.current!
    // Half a day is none yet.
    if ((value === '' && validity.badInput) || value === dayIn(text.toString())) return
    if (value !== '' && isFull()) return whenFull()
    whoWrites?.say(field)
    shared.change(() => {
      text.delete(0, text.length)
      text.insert(0, value)
    })
  }
  return (
    <input
      ref={box}
      id={id}
      type="date"
      min="1900-01-01"
      max="2199-12-31"
      onInput={choose}
      onBlur={() => {
        whoWrites?.say(null)
        shared.outgoing.flush()
      }}
      className={inputClass}
    />
  )
}
