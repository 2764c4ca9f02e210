import { Play, X } from 'lucide-react'
import { useTranslations } from 'use-intl/react'
import { IconButton } from '@/app/_ui/button'
import type { Stretch } from '@/domain/recording/timeline'
import type { Edit } from './draft'
import type { Film, Passage } from './film'
import { PlaceField } from './place-field'
import { writePlace } from './places'

interface Props {
  readonly film: Film
  readonly cuts: readonly Stretch[]
  /** What they really take away, one for each. */
  readonly effective: readonly Passage[]
  readonly onEdit: (edit: Edit) => void
  readonly onWatch: (seconds: number) => void
}

/** What is cut, to be changed by its times or to be undone. */
export function CutList({ film, cuts, effective, onEdit, onWatch }: Props) {
  const t = useTranslations('recordings.edit')
  if (cuts.length === 0) return <p className="text-panel text-soft">{t('noCuts')}</p>
  return (
    <ol className="grid gap-2">
      {cuts.map((cut, i) => (
        <Cut
          key={`${cut.from} ${cut.until}`}
          number={i + 1}
          length={film.length}
          passage={film.passage(cut)}
          effective={effective[i]!}
          onChange={(passage) => onEdit({ type: 'recut', cut, to: film.stretch(passage) })}
          onRestore={() => onEdit({ type: 'restore', cut })}
          onWatch={onWatch}
        />
      ))}
    </ol>
  )
}

interface CutProps {
  readonly number: number
  /** Of the whole recording, in seconds. */
  readonly length: number
  readonly passage: Passage
  readonly effective: Passage
  readonly onChange: (passage: Passage) => void
  readonly onRestore: () => void
  readonly onWatch: (seconds: number) => void
}

function Cut({ number, length, passage, effective, onChange, onRestore, onWatch }: CutProps) {
  const t = useTranslations('recordings.edit')
  const { from, until } = passage
  // Whoever types an end before the beginning means the two the other way round.
  const change = (a: number, b: number) => a !== b && onChange({ from: Math.min(a, b), until: Math.max(a, b) })
  const before = Math.max(0, effective.from - 3)
  return (
    <li aria-label={t('cutNumber', { number })} className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <span className="flex items-center gap-2">
        <PlaceField label={t('from')} place={from} length={length} onChange={(place) => change(place, until)} />
        <span aria-hidden>–</span>
        <PlaceField label={t('until')} place={until} length={length} onChange={(place) => change(from, place)} />
      </span>
      <span className="tabular mr-auto text-meta text-soft">
        {t('effective', { from: writePlace(effective.from), until: writePlace(effective.until) })}
      </span>
      <span className="flex">
        <IconButton label={t('play', { position: writePlace(before) })} onClick={() => onWatch(before)}>
          <Play className="size-4" aria-hidden />
        </IconButton>
        <IconButton label={t('restore', { number })} onClick={onRestore}>
          <X className="size-4" aria-hidden />
        </IconButton>
      </span>
    </li>
  )
}
