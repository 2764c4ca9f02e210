import { Plus, X } from 'lucide-react'
import { useTranslations } from 'use-intl/react'
import { Button, IconButton } from '@/app/_ui/button'
import { inputClass } from '@/app/_ui/field'
import type { WrittenChapter } from '@/domain/recording/edited'
import type { Edit } from './draft'
import type { Film, Passage } from './film'
import { PlaceField } from './place-field'

interface Props {
  readonly film: Film
  readonly place: number
  /** As somebody put them; null for those that follow from what happened. */
  readonly own: readonly WrittenChapter[] | null
  readonly automatic: readonly WrittenChapter[]
  readonly effective: readonly Passage[]
  /** What is wrong with them, by the server. */
  readonly problem: string | null
  readonly onEdit: (edit: Edit) => void
}

/** Chapters, as they follow from what happened or as somebody put them. Whoever changes one has made them their own. */
export function Chapters({ film, place, own, automatic, effective, problem, onEdit }: Props) {
  const t = useTranslations('recordings.edit')
  const shown = own ?? automatic
  const keep = (chapters: readonly WrittenChapter[]) =>
    onEdit({ type: 'chapters', chapters: chapters.toSorted((a, b) => a.at - b.at) })
  const change = (i: number, to: WrittenChapter) => keep(shown.map((each, at) => (at === i ? to : each)))
  const isCut = ({ at }: WrittenChapter) => {
    const here = film.placeOf(at)
    return effective.some(({ from, until }) => here >= from && here < until)
  }
  return (
    <section aria-labelledby="chapters" className="grid gap-3">
      <h2 id="chapters" className="text-title font-bold">
        {t('chapters')}
      </h2>
      <p className="text-meta text-soft">{own ? t('own') : t('automatic')}</p>
      {problem && (
        <p role="alert" className="text-meta font-semibold text-live">
          {problem}
        </p>
      )}
      {shown.length === 0 && <p className="text-panel text-soft">{t('noChapters')}</p>}
      <ol className="grid gap-2">
        {shown.map((chapter, i) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: a chapter is the nth, whatever is typed into it
            key={i}
            className="grid grid-cols-[minmax(5rem,7rem)_minmax(0,1fr)_auto] items-start gap-2"
          >
            <PlaceField
              label={t('chapterAt', { number: i + 1 })}
              place={film.placeOf(chapter.at)}
              length={film.length}
              onChange={(to) => change(i, { ...chapter, at: Math.round(film.timeAt(to)) })}
            />
            <span className="grid gap-0.5">
              <input
                aria-label={t('chapterTitle', { number: i + 1 })}
                dir="auto"
                value={chapter.title}
                maxLength={120}
                className={inputClass}
                onChange={(event) => change(i, { ...chapter, title: event.target.value })}
              />
              {isCut(chapter) && <span className="text-meta text-warn">{t('chapterCut')}</span>}
            </span>
            <IconButton
              className="mt-1.5"
              label={t('removeChapter', { title: chapter.title })}
              onClick={() => keep(shown.filter((_, at) => at !== i))}
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
          onClick={() => keep([...shown, { at: Math.round(film.timeAt(place)), title: t('newChapter') }])}
        >
          {t('addChapter')}
        </Button>
        {own && (
          <Button size="small" look="quiet" onClick={() => onEdit({ type: 'chapters', chapters: null })}>
            {t('resetChapters')}
          </Button>
        )}
      </div>
    </section>
  )
}
