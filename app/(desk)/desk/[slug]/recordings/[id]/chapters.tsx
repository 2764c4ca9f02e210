import { Plus, X } from 'lucide-react'
import { useTranslations } from 'use-intl/react'
import { Button, IconButton } from '@/app/_ui/button'
import { inputClass } from '@/app/_ui/field'
import type { Chapter } from '@/domain/recording/chapters'
import type { KeptChapter } from '@/domain/recording/edited'
import type { Edit } from './draft'
import type { Film } from './film'
import type { ListedChapter } from './listed-chapters'
import { PlaceField } from './place-field'

interface Props {
  readonly film: Film
  readonly place: number
  readonly chapters: readonly ListedChapter[]
  /** They are as somebody put them, and not those that follow from what happened. */
  readonly isOwn: boolean
  readonly titleOf: (chapter: Chapter) => string
  /** What is wrong with them, by the server. */
  readonly problem: string | null
  readonly onEdit: (edit: Edit) => void
}

/**
 * Chapters, as they follow from what happened or as somebody put them. Whoever changes one has made them their own; those
 * whose titles nobody touched go on saying what happened, in the language of whoever watches.
 */
export function Chapters({ film, place, chapters, isOwn, titleOf, problem, onEdit }: Props) {
  const t = useTranslations('recordings.edit')
  const all = chapters.map(({ kept }) => kept)
  const keep = (changed: readonly KeptChapter[]) =>
    onEdit({ type: 'chapters', chapters: changed.toSorted((a, b) => a.at - b.at) })
  const change = (i: number, to: KeptChapter) => keep(all.map((each, at) => (at === i ? to : each)))
  return (
    <section aria-labelledby="chapters" className="grid gap-3">
      <h2 id="chapters" className="text-title font-bold">
        {t('chapters')}
      </h2>
      <p className="text-meta text-soft">{t(isOwn ? 'own' : 'automatic')}</p>
      {problem && (
        <p role="alert" className="text-meta font-semibold text-live">
          {problem}
        </p>
      )}
      {chapters.length === 0 && <p className="text-panel text-soft">{t('noChapters')}</p>}
      <ol className="grid gap-2">
        {chapters.map(({ kept, chapter, isLost }, i) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: a chapter is the nth, whatever is typed into it
            key={i}
            className="grid grid-cols-[minmax(5rem,7rem)_minmax(0,1fr)_auto] items-start gap-2"
          >
            <PlaceField
              label={t('chapterAt', { number: i + 1 })}
              place={film.placeOf(chapter.at)}
              length={film.length}
              onChange={(to) => change(i, { ...kept, at: Math.round(film.timeAt(to)) })}
            />
            <span className="grid gap-0.5">
              <input
                aria-label={t('chapterTitle', { number: i + 1 })}
                dir="auto"
                // As it is typed; what follows from what happened is said anew.
                value={'title' in kept ? kept.title : titleOf(chapter)}
                maxLength={120}
                className={inputClass}
                onChange={(event) => change(i, { at: kept.at, title: event.target.value })}
              />
              {isLost && <span className="text-meta text-warn">{t('chapterCut')}</span>}
            </span>
            <IconButton
              className="mt-1.5"
              label={t('removeChapter', { title: titleOf(chapter) })}
              onClick={() => keep(all.filter((_, at) => at !== i))}
            >
              <X className="size-4" aria-hidden />
            </IconButton>
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap gap-2">
        <Button
          size="small"
          icon={<Plus className="size-4" aria-hidden />}
          onClick={() => keep([...all, { at: Math.round(film.timeAt(place)), title: t('newChapter') }])}
        >
          {t('addChapter')}
        </Button>
        {isOwn && (
          <Button size="small" look="quiet" onClick={() => onEdit({ type: 'chapters', chapters: null })}>
            {t('resetChapters')}
          </Button>
        )}
      </div>
    </section>
  )
}
