import type { Chapter } from '@/domain/recording/chapters'

/** A chapter under the slider; `width` is its share of all, 0 where there is no room for it. */
export interface ChapterPlace {
  readonly chapter: Chapter
  /** Milliseconds. */
  readonly position: number
  readonly width: number
}

/** Narrower ones are left to the list of chapters. */
const NARROWEST = 0.07

/**
 * Where chapters stand under the slider, in order. Those that are too short for it are left out, and what comes before them
 * reaches over them; what was before the replay begins, or falls together with another, is not in it.
 */
export function placesOf(
  chapters: readonly Chapter[],
  positionOf: (at: number) => number,
  length: number,
): readonly ChapterPlace[] {
  const all = chapters.map((chapter) => ({ chapter, position: positionOf(chapter.at) }))
  const apart = all.filter(({ position }, i) => position < length && position !== all[i + 1]?.position)
  const shown: number[] = []
  for (const [i, { position }] of [...apart.entries()].reverse()) {
    const end = apart[shown[0] ?? -1]?.position ?? length
    if ((end - position) / length >= NARROWEST) shown.unshift(i)
  }
  return apart.map(({ chapter, position }, i) => {
    const at = shown.indexOf(i)
    if (at === -1) return { chapter, position, width: 0 }
    const next = apart[shown[at + 1] ?? -1]?.position ?? length
    return { chapter, position, width: (next - position) / length }
  })
}
