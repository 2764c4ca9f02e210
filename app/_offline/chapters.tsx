import { useTranslations } from 'use-intl/react'
import { useChapterTitle } from '@/app/_i18n/chapter-title'
import { clock } from '@/app/_ui/time'
import { positionAt } from '@/domain/recording/timeline'
import { useRecording } from './recording'

/** Where something begins, to go there. */
export function Chapters() {
  const t = useTranslations('offline')
  const { recording, place, nameOf, seek } = useRecording()
  const titleOf = useChapterTitle(nameOf)
  const chapters = recording.chapters.map((chapter) => ({
    title: titleOf(chapter),
    place: positionAt(recording.timeline, chapter.at),
  }))
  if (chapters.length === 0) return null
  const current = chapters.findLastIndex((chapter) => chapter.place <= place)
  return (
    <nav aria-label={t('chapters')}>
      <h2 className="mb-1 font-bold">{t('chapters')}</h2>
      <ol>
        {chapters.map(({ title, place }, i) => (
          <li key={place}>
            <button
              type="button"
              aria-current={i === current ? 'true' : undefined}
              onClick={() => seek(place)}
              className={`flex min-h-11 w-full items-baseline gap-3 rounded-sm px-2 py-2 text-left hover:bg-accent-soft ${i === current ? 'font-bold text-accent' : ''}`}
            >
              <span className="tabular text-meta text-soft">{clock(place * 1_000)}</span>
              <bdi className="min-w-0 wrap-anywhere">{title}</bdi>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}
