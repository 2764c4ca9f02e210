import type { TopicNames } from './topic-names'

/** What parts wishes within a cell, and when a name that is no topic is cut there. */
interface Separator {
  readonly at: RegExp
  readonly parts: (known: readonly boolean[]) => boolean
}

const SEPARATORS: readonly Separator[] = [
  /** A list. A comma between digits is a number: `1,5 °C`. */
  { at: /[;|•،、，；\n\r\t]|(?<!\d),|,(?!\d)|\s>\s/g, parts: () => true },
  /** `Water/Energy` is two wishes if one of them is a topic; else it may be one name. */
  { at: /\//g, parts: (known) => known.includes(true) },
  /** `Water and soil` is two wishes only if both are topics. */
  { at: /\s(?:&|\+|and|und|et)\s/gi, parts: (known) => !known.includes(false) },
]
/** Longer texts, in characters, are more than all the wishes that count. */
const LONGEST = 1_000
/** Whether a wish is one name beyond doubt. */
export const isPlain = (wish: string): boolean => SEPARATORS.every(({ at }) => wish.search(at) === -1)

/** `1. Water`, `2) Energy`, `- Soil`. */
const BULLET = /^(?:\d{1,2}[.)]|[-–*])\s+/

/**
 * The wishes that stand in one cell, as they are written there and in their order. A topic is found whole although its
 * own name holds what else parts wishes.
 */
export function wishesIn(cell: string, topics: TopicNames): readonly string[] {
  const text = cell.trim()
  if (text === '') return []
  if (text.length > LONGEST || topics.called(text) !== null) return [text]
  const isTopic = (wish: string) => topics.find(wish) !== null
  for (const { at, parts } of SEPARATORS) {
    const pieces = cut(text, at, topics)
    if (pieces[0] === text) continue
    const wishes = pieces.map((piece) => wishesIn(piece, topics))
    if (!parts(wishes.map((some) => some.some(isTopic)))) continue
    // Its name may only be written with other signs: `Water, Energy` for `Water – Energy`.
    return isTopic(text) && !wishes.flat().every(isTopic) ? [text] : wishes.flat()
  }
  return [text.replace(BULLET, '')]
}

/** The pieces of a text; those that together are a topic stay together. */
function cut(text: string, at: RegExp, topics: TopicNames): readonly string[] {
  const borders = [...text.matchAll(at)].map(({ index, 0: { length } }) => ({ from: index, to: index + length }))
  const starts = [0, ...borders.map(({ to }) => to)]
  const ends = [...borders.map(({ from }) => from), text.length]
  const pieces: string[] = []
  for (let first = 0, last = 0; first < starts.length; first = last + 1) {
    const start = starts[first]!
    last = first
    for (let end = first + 1; end < ends.length; end++)
      if (topics.called(text.slice(start, ends[end])) !== null) last = end
    pieces.push(text.slice(start, ends[last]).trim())
  }
  return pieces.filter((piece) => piece !== '')
}
