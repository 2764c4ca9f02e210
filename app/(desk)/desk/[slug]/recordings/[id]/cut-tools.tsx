import { Scissors, SkipBack, SkipForward, Undo2, UserMinus } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import type { SeenPerson } from '@/app/_data/recording-review'
import { useAnnounce } from '@/app/_ui/announcer'
import { Button } from '@/app/_ui/button'
import { lazily } from '@/app/_ui/lazily'
import type { Draft, Edit } from './draft'
import type { Film, Passage } from './film'
import { writePlace } from './places'

const PersonDialog = lazily(() => import('./person-dialog').then((module) => module.PersonDialog))

interface Props {
  readonly film: Film
  readonly place: number
  readonly mark: number | null
  readonly draft: Draft
  readonly people: readonly SeenPerson[]
  readonly onMark: (place: number | null) => void
  readonly onEdit: (edit: Edit) => void
  readonly onWatch: (seconds: number) => void
}

/** What can be cut at the place where one is. */
export function CutTools({ film, place, mark, draft, people, onMark, onEdit, onWatch }: Props) {
  const t = useTranslations('recordings.edit')
  const announce = useAnnounce()
  const [isChoosing, setChoosing] = useState(false)
  const cut = (passage: Passage) => {
    if (passage.until - passage.from < 0.05) return
    onEdit({ type: 'cut', stretches: [film.stretch(passage)] })
    announce(t('cutDone', { from: writePlace(passage.from), until: writePlace(passage.until) }))
  }
  const end = () => {
    if (mark === null) return
    cut({ from: Math.min(mark, place), until: Math.max(mark, place) })
    onMark(null)
  }
  const undo = () => {
    onEdit({ type: 'undo' })
    announce(t('undone'))
  }
  return (
    <>
      <div className="flex flex-wrap gap-2">
        <Tool icon={<SkipForward className="size-4" aria-hidden />} onClick={() => cut({ from: 0, until: place })}>
          {t('beginHere')}
        </Tool>
        <Tool
          icon={<SkipBack className="size-4" aria-hidden />}
          onClick={() => cut({ from: place, until: film.length })}
        >
          {t('endHere')}
        </Tool>
        <Tool icon={<Scissors className="size-4" aria-hidden />} onClick={mark === null ? () => onMark(place) : end}>
          {mark === null ? t('cutFromHere') : t('cutToHere')}
        </Tool>
        <Tool icon={<UserMinus className="size-4" aria-hidden />} onClick={() => setChoosing(true)}>
          {t('person')}
        </Tool>
        <Button
          size="small"
          look="quiet"
          icon={<Undo2 className="size-4" aria-hidden />}
          disabled={draft.before.length === 0}
          onClick={undo}
        >
          {t('undo')}
        </Button>
      </div>
      {mark !== null && (
        <p role="status" className="flex flex-wrap items-center gap-2 text-panel text-warn">
          {t('marking', { position: writePlace(mark) })}
          <Button size="small" look="quiet" onClick={() => onMark(null)}>
            {t('unmark')}
          </Button>
        </p>
      )}
      {isChoosing && (
        <Suspense>
          <PersonDialog
            film={film}
            people={people}
            onClose={() => setChoosing(false)}
            onWatch={onWatch}
            onCut={(passages) => onEdit({ type: 'cut', stretches: passages.map(film.stretch) })}
          />
        </Suspense>
      )}
    </>
  )
}

const Tool = (props: Parameters<typeof Button>[0]) => <Button size="small" {...props} />
