import { fontName, isMissing, type Run, runsOf, type Weight } from './faces'

/** Sizes in points. */
export interface Type {
  readonly size: number
  readonly weight: Weight
  readonly color: string
}
export interface Line {
  readonly runs: readonly Run[]
}

/** A height of lines that leaves room for the marks of every script. */
export const leading = ({ size }: Type): number => size * 1.45
/** Where letters stand in a line, from its top. */
const BASELINE = 1.06

/** A line may end behind these: spaces, Ethiopic word separators, and strokes between letters (not in dates and numbers). */
const BREAKS = /(?<=[ \u1361])|(?<=\p{L}[-–—/])(?=\p{L})/u
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** Measures, breaks and draws lines in several faces: PDFKit does so in one at a time. */
export class Typesetter {
  /** Whether a character was met that no face has. */
  lacked = false

  constructor(private readonly document: PDFKit.PDFDocument) {}

  /** Breaks a text into lines. A word that is wider than a line is broken where it must be. */
  lines(text: string, type: Type, width: number): Line[] {
    return text.split('\n').flatMap((paragraph) => this.paragraph(paragraph, type, width))
  }

  width({ runs }: Line, type: Type): number {
    return runs.reduce((sum, { face, text }) => sum + this.measure(face, text, type), 0)
  }

  /** Draws a line; `top` is the upper edge of its height. */
  draw({ runs }: Line, type: Type, left: number, top: number): void {
    const { size, weight, color } = type
    let x = left
    for (const run of runs) {
      if (isMissing(run)) this.lacked = true
      this.document
        .font(fontName(run.face, weight))
        .fontSize(size)
        .fillColor(color)
        .text(run.text, x, top + size * BASELINE, { lineBreak: false, baseline: 'alphabetic' })
      x += this.measure(run.face, run.text, type)
    }
  }

  private paragraph(text: string, type: Type, width: number): Line[] {
    const lines: Run[][] = [[]]
    let used = 0
    for (const piece of this.pieces(text, type, width)) {
      const wide = this.width({ runs: piece }, type)
      // Spaces at the end of a line may stand over.
      const bare = this.width({ runs: withoutEnd(piece) }, type)
      if (used > 0 && used + bare > width) {
        lines.push([])
        used = 0
      }
      lines.at(-1)!.push(...piece)
      used += wide
    }
    return lines.map((runs) => ({ runs: withoutEnd(joined(runs)) }))
  }

  /** What may not be broken, in runs: words, or the letters of words that are too wide. */
  private *pieces(text: string, type: Type, width: number): Generator<readonly Run[]> {
    for (const word of text.split(BREAKS)) {
      const runs = runsOf(word)
      if (this.width({ runs: withoutEnd(runs) }, type) <= width) yield runs
      else for (const { segment } of graphemes.segment(word)) yield runsOf(segment)
    }
  }

  private measure(face: string, text: string, { size, weight }: Type): number {
    return this.document.font(fontName(face, weight)).fontSize(size).widthOfString(text)
  }
}

/** Neighbours of one face are drawn together. */
function joined(runs: readonly Run[]): Run[] {
  const joint: { face: string; text: string }[] = []
  for (const { face, text } of runs) {
    const last = joint.at(-1)
    if (last?.face === face) last.text += text
    else joint.push({ face, text })
  }
  return joint
}

function withoutEnd(runs: readonly Run[]): readonly Run[] {
  const last = runs.at(-1)
  if (!last?.text.endsWith(' ')) return runs
  return [...runs.slice(0, -1), { ...last, text: last.text.replace(/ +$/, '') }]
}
