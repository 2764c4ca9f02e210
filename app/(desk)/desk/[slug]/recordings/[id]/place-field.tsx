import { useEffect, useId, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { inputClass } from '@/app/_ui/field'
import { readPlace, writePlace } from './places'
import { useReportsWrong } from './wrong-places'

interface Props {
  readonly label: string
  /** Seconds. */
  readonly place: number
  /** How long all of it is, in seconds: there is no place after that. */
  readonly length: number
  readonly onChange: (place: number) => void
}

/** A place to be typed; it counts when one leaves the field or presses Enter. */
export function PlaceField({ label, place, length, onChange }: Props) {
  const t = useTranslations('recordings.edit')
  const id = useId()
  const [typed, setTyped] = useState(writePlace(place))
  useEffect(() => setTyped(writePlace(place)), [place])
  const read = readPlace(typed)
  // As it is written: the very end is a place, whatever is behind its tenths.
  const isAfter = read !== null && read > length && writePlace(read) !== writePlace(length)
  const problem = read === null ? t('badTime') : isAfter ? t('afterEnd', { length: writePlace(length) }) : null
  useReportsWrong(problem !== null)
  const settle = () => {
    if (read !== null && problem === null && writePlace(read) !== writePlace(place)) onChange(Math.min(read, length))
  }
  return (
    <span className="grid gap-0.5">
      <input
        aria-label={label}
        value={typed}
        inputMode="decimal"
        autoComplete="off"
        aria-invalid={problem !== null || undefined}
        aria-describedby={problem === null ? undefined : id}
        className={`${inputClass} tabular max-w-28`}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={settle}
        onKeyDown={(event) => event.key === 'Enter' && settle()}
      />
      {problem && (
        <span id={id} role="alert" className="text-meta font-semibold text-live">
          {problem}
        </span>
      )}
    </span>
  )
}
