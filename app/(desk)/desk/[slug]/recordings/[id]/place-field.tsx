import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { inputClass } from '@/app/_ui/field'
import { readPlace, writePlace } from './places'

interface Props {
  readonly label: string
  /** Seconds. */
  readonly place: number
  readonly onChange: (place: number) => void
}

/** A place to be typed; it counts when one leaves the field or presses Enter. */
export function PlaceField({ label, place, onChange }: Props) {
  const t = useTranslations('recordings.edit')
  const [typed, setTyped] = useState(writePlace(place))
  useEffect(() => setTyped(writePlace(place)), [place])
  const isBad = readPlace(typed) === null
  const settle = () => {
    const read = readPlace(typed)
    if (read !== null && writePlace(read) !== writePlace(place)) onChange(read)
  }
  return (
    <span className="grid gap-0.5">
      <input
        aria-label={label}
        value={typed}
        inputMode="decimal"
        autoComplete="off"
        aria-invalid={isBad || undefined}
        className={`${inputClass} tabular max-w-28`}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={settle}
        onKeyDown={(event) => event.key === 'Enter' && settle()}
      />
      {isBad && (
        <span role="alert" className="text-meta font-semibold text-live">
          {t('badTime')}
        </span>
      )}
    </span>
  )
}
