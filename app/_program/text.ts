/** Where text is measured: any drawing of the same fonts. */
export type Measured = Pick<CanvasRenderingContext2D, 'measureText'>

const ELLIPSIS = '…'

/** As much of a line as fits, in pixels, with an ellipsis where something is missing. */
export function cut(on: Measured, text: string, width: number): string {
  if (on.measureText(text).width <= width) return text
  const letters = [...text]
  let [least, most] = [0, letters.length]
  while (least < most) {
    const middle = Math.ceil((least + most) / 2)
    if (on.measureText(letters.slice(0, middle).join('').trimEnd() + ELLIPSIS).width <= width) least = middle
    else most = middle - 1
  }
  return letters.slice(0, least).join('').trimEnd() + ELLIPSIS
}

/** A text in lines that fit, in pixels, at most so many; words that are too long for a line are broken. */
export function wrap(on: Measured, text: string, width: number, most: number): string[] {
  const lines: string[] = []
  for (const paragraph of text.split('\n')) {
    let line = ''
    for (const word of paragraph.split(/\s+/).flatMap((each) => broken(on, each, width))) {
      const longer = line ? `${line} ${word}` : word
      if (line && on.measureText(longer).width > width) {
        lines.push(line)
        line = word
      } else line = longer
      if (lines.length > most) break
    }
    lines.push(line)
    if (lines.length > most) break
  }
  if (lines.length <= most) return lines
  return [...lines.slice(0, most - 1), cut(on, `${lines[most - 1]} ${lines[most]} ${ELLIPSIS}`, width)]
}

function broken(on: Measured, word: string, width: number): string[] {
  if (on.measureText(word).width <= width) return [word]
  const parts: string[] = []
  let part = ''
  for (const letter of word) {
    if (part && on.measureText(part + letter).width > width) {
      parts.push(part)
      part = letter
    } else part += letter
  }
  return [...parts, part]
}
