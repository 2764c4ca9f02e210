import { useTranslations } from 'use-intl/react'
import type { Chapter } from '@/domain/recording/chapters'
import type { WrittenChapter } from '@/domain/recording/edited'

const LONGEST = 120

/** Writes chapters that follow from what happened as somebody would write them, in the language of the desk. */
export function useWrittenChapters(
  names: Readonly<Record<string, string>>,
): (chapters: readonly Chapter[]) => readonly WrittenChapter[] {
  const t = useTranslations('recordings.edit.chapterOf')
  const titleOf = (chapter: Chapter): string => {
    switch (chapter.kind) {
      case 'live':
      case 'plenary':
        return t(chapter.kind)
      case 'stage':
        return t('stage', { names: chapter.people.map((id) => names[id] ?? '').join(', ') })
      case 'question':
        return t('question', { text: chapter.text })
      case 'rooms':
      case 'card':
        return t(chapter.kind, { name: chapter.name })
      case 'titled':
        return chapter.title
    }
  }
  return (chapters) => chapters.map((chapter) => ({ at: chapter.at, title: shortened(titleOf(chapter)) }))
}

/** Cut between characters, and never within one. */
function shortened(title: string): string {
  const line = title.replace(/\s+/g, ' ').trim()
  if (line.length <= LONGEST) return line
  const letters = [...new Intl.Segmenter().segment(line)].map(({ segment }) => segment)
  let short = ''
  for (const letter of letters) {
    if (short.length + letter.length >= LONGEST) break
    short += letter
  }
  return `${short.trimEnd()}…`
}
