import { join } from 'node:path'
import { readFont } from './sfnt'

/** A file of letters. What it holds is told by characters, because several of them together make one typeface. */
interface Face {
  readonly name: string
  readonly file: (weight: Weight) => string
  /** All of a text. */
  readonly holds: RegExp
}
export type Weight = 400 | 700

const WEIGHTS: readonly Weight[] = [400, 700]

const noto = (family: string, subset: string, holds: RegExp): Face => ({
  name: subset,
  // From where the process runs: what is bundled does not lie beside the packages.
  file: (weight) =>
    join(process.cwd(), 'node_modules/@fontsource', family, `files/${family}-${subset}-${weight}-normal.woff`),
  holds,
})

/** Noto Sans in the order in which a face is looked for. A test compares the ranges with the files. */
export const FACES: readonly Face[] = [
  noto(
    'noto-sans',
    'latin',
    /^(?:[ -~\u00a0-\u00ac\u00ae-\u00ff\u0131\u0152\u0153\u02bb\u02bc\u02c6\u02da\u02dc\u2002\u2009\u2013\u2014\u2018-\u201a\u201c-\u201e\u2022\u2026\u2032\u2033\u2039\u203a\u2044\u20ac\u2122\u2212\ufffd]|[\u0300\u0301\u0303\u0304\u0308\u0309\u0323\u0329])+$/u,
  ),
  noto('noto-sans', 'latin-ext', /^[\u0100-\u0130\u0132-\u0151\u0154-\u02ba\u1e00-\u1e9f\u20a0-\u20ab\u2113]+$/u),
  noto('noto-sans', 'cyrillic', /^[\u0301\u0400-\u045f\u0490\u0491\u04b0\u04b1\u2116]+$/u),
  noto('noto-sans', 'cyrillic-ext', /^[\u0460-\u048f\u0492-\u04af\u04b2-\u052f]+$/u),
  noto('noto-sans', 'greek', /^[\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u03e1\u03f0-\u03ff]+$/u),
  noto('noto-sans', 'vietnamese', /^[\u1ea0-\u1ef9]+$/u),
  noto('noto-sans-ethiopic', 'ethiopic', /^\p{Script=Ethiopic}+$/u),
]
const [LATIN] = FACES as readonly [Face, ...Face[]]

export const fontName = (face: string, weight: Weight): string => `${face}-${weight}`

/** Makes the faces known to a document, which opens one when its first letter is drawn. */
export function registerFaces(document: PDFKit.PDFDocument): void {
  for (const { name, file } of FACES)
    for (const weight of WEIGHTS) document.registerFont(fontName(name, weight), readFont(file(weight)))
}

/** How people write what the faces lack, as they would on a typewriter. */
const PLAIN: Readonly<Record<string, string>> = {
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '–',
  '\u2015': '—',
  '\u201b': '‘',
  '\u201f': '“',
  '\u25a0': '•',
  '\u25aa': '•',
  '\u25cf': '•',
  '\u25e6': '•',
  '\u2190': '<-',
  '\u2191': '^',
  '\u2192': '->',
  '\u2193': 'v',
  '\u2194': '<->',
  '\u21d2': '=>',
  '\u2248': '~',
  '\u2260': '!=',
  '\u2264': '<=',
  '\u2265': '>=',
  '\u2610': '[ ]',
  '\u2611': '[x]',
  '\u2612': '[x]',
  '\u2713': '[x]',
  '\u2714': '[x]',
  '\u2705': '[x]',
}
const MISSING = '\ufffd'
/** They shape or hide, and are not seen themselves. */
const UNSEEN = /\u00ad|\u200c|\u200d|[\ufe00-\ufe0f]/gu
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

export interface Run {
  readonly face: string
  readonly text: string
}

/**
 * Cuts a text into runs of one face each. What no face holds is written plainly, without its marks, or as U+FFFD:
 * one for each character that people see.
 */
export function runsOf(text: string): readonly Run[] {
  if (LATIN.holds.test(text)) return [{ face: LATIN.name, text }]
  const runs: { face: string; text: string }[] = []
  for (const { segment } of graphemes.segment(text)) {
    const last = runs.at(-1)
    const next = segment === ' ' && last ? { face: last.face, text: ' ' } : drawn(segment)
    if (last?.face === next.face) last.text += next.text
    else runs.push(next)
  }
  return runs
}

function drawn(grapheme: string): Run {
  const seen = grapheme.replace(UNSEEN, '')
  const plain = seen.normalize('NFKC')
  for (const text of [seen, PLAIN[seen], plain, [...plain][0]]) {
    if (text === undefined) continue
    const face = text === '' ? LATIN : FACES.find(({ holds }) => holds.test(text))
    if (face) return { face: face.name, text }
  }
  return { face: LATIN.name, text: MISSING }
}

/** Whether something of a text could not be drawn. */
export const isMissing = ({ text }: Run): boolean => text.includes(MISSING)
