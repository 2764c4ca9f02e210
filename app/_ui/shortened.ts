/** A text of so many UTF-16 units at most: cut between characters, and never within one. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text
  let short = ''
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (short.length + segment.length >= most) break
    short += segment
  }
  return `${short.trimEnd()}…`
}
