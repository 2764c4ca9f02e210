import { logTimeAt, positionAt, type Span, type Stretch } from './timeline'

/** What is said in a stretch of a recording, in seconds from its beginning. Plain text; `voice` is who says it, if that is told. */
export interface Cue {
  readonly from: number
  readonly until: number
  readonly text: string
  readonly voice: string | null
}

/** Why a text is no WebVTT or SubRip that is taken, and in which line, counted from 1. */
export interface CaptionsProblem {
  readonly problem: 'not-vtt' | 'too-long' | 'timing'
  readonly line: number
}

/** Two hours of talk have about 150,000 letters. */
export const LONGEST_CAPTIONS = 2_000_000
const MOST_CUES = 20_000
const LONGEST_CUE = 2_000

/**
 * Reads WebVTT (W3C, 2019) or SubRip (.srt). Styles, regions and places on the picture are left out: captions look alike
 * everywhere, and stay readable.
 */
export function readCaptions(written: string): { readonly cues: readonly Cue[] } | CaptionsProblem {
  if (written.length > LONGEST_CAPTIONS) return { problem: 'too-long', line: 1 }
  const given = written
    .replace(/^\uFEFF/, '')
    .replace(/\0/g, '\uFFFD')
    .split(/\r\n|\n|\r/)
  const isVtt = /^WEBVTT([ \t].*)?$/.test(given[0]!)
  if (!isVtt && !isSubRip(given)) return { problem: 'not-vtt', line: 1 }
  const lines = isVtt ? given : given.map(asVtt)
  const cues: Cue[] = []
  for (const { first, block } of isVtt ? blocksIn(lines).slice(1) : blocksIn(lines)) {
    const at = block.findIndex((line) => line.includes('-->'))
    if (at === -1 || /^(NOTE|STYLE|REGION)\b/.test(block[0]!)) continue
    const cue = readCue(block[at]!, block.slice(at + 1))
    if (!cue) return { problem: 'timing', line: first + at }
    if (cue.text !== '') cues.push(cue)
    if (cues.length > MOST_CUES) return { problem: 'too-long', line: first }
  }
  return { cues: cues.sort((a, b) => a.from - b.from) }
}

/** What stands between empty lines, each with the number of its first line. */
function blocksIn(lines: readonly string[]): readonly { readonly first: number; readonly block: readonly string[] }[] {
  const blocks: { first: number; block: string[] }[] = []
  let open = false
  lines.forEach((line, i) => {
    if (line === '') open = false
    else if (open) blocks.at(-1)!.block.push(line)
    else blocks.push({ first: i + 1, block: [line] })
    if (line !== '') open = true
  })
  return blocks
}

const SUBRIP_TIMING = /^\s*\d{1,4}:\d\d:\d\d,\d{3}\s+-->/

/** It has no head, and begins with a number and a time. */
function isSubRip(lines: readonly string[]): boolean {
  const first = lines.findIndex((line) => line.trim() !== '')
  return /^\s*\d+\s*$/.test(lines[first] ?? '') && SUBRIP_TIMING.test(lines[first + 1] ?? '')
}

/** A line of SubRip: a comma before the thousandths, a few marks for how it looks, and all else as it stands. */
function asVtt(line: string): string {
  if (line === '') return line
  const trimmed = line.trimEnd()
  if (trimmed.includes('-->')) return trimmed.replace(/(\d\d),(\d{3})/g, '$1.$2')
  return escaped(trimmed.replace(/<\/?(?:b|i|u|s|font)(?:\s[^<>]*)?>|\{\\[^{}]*\}/gi, ''))
}

const TIMING =
  /^\s*(?:(\d{2,4}):)?([0-5]\d):([0-5]\d)\.(\d{3})\s+-->\s+(?:(\d{2,4}):)?([0-5]\d):([0-5]\d)\.(\d{3})(?:\s.*)?$/

function readCue(timing: string, said: readonly string[]): Cue | null {
  const found = TIMING.exec(timing)
  if (!found) return null
  const [from, until] = [seconds(found.slice(1, 5)), seconds(found.slice(5, 9))]
  if (until <= from) return null
  const marked = said.join('\n').slice(0, LONGEST_CUE)
  const voice = /^\s*<v(?:\.[^\s>]*)?\s+([^>]+)>/.exec(marked)?.[1]
  return { from, until, text: plain(marked), voice: voice === undefined ? null : plain(voice) || null }
}

const seconds = ([hours, minutes, whole, thousandths]: readonly (string | undefined)[]) =>
  (((Number(hours ?? 0) * 60 + Number(minutes)) * 60 + Number(whole)) * 1_000 + Number(thousandths)) / 1_000

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: '\u00A0',
  lrm: '\u200E',
  rlm: '\u200F',
}

/** Without marks: nothing of it is ever taken for more than text. */
const plain = (marked: string) =>
  marked
    .replace(/<[^>]*>?/g, '')
    .replace(/&(amp|lt|gt|nbsp|lrm|rlm);/g, (_whole, name: string) => ENTITIES[name]!)
    .trim()

/** Writes cues as WebVTT. */
export function writeCaptions(cues: readonly Cue[]): string {
  const blocks = cues.map(({ from, until, text, voice }) => {
    // An empty line would end the cue.
    const said = escaped(text).replace(/\n{2,}/g, '\n')
    return `${written(from)} --> ${written(until)}\n${voice === null ? '' : `<v ${escaped(voice)}>`}${said}`
  })
  return `${['WEBVTT', ...blocks].join('\n\n')}\n`
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

function written(time: number): string {
  const ms = Math.round(time * 1_000)
  const two = (number: number) => String(Math.floor(number)).padStart(2, '0')
  const thousandths = String(ms % 1_000).padStart(3, '0')
  return `${two(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${two((ms / 1_000) % 60)}.${thousandths}`
}

/**
 * Cues of a whole recording as they fit what is left of it after cuts. Whatever shows anything of a cut goes.
 * @param whole the timeline of the whole recording
 * @param left the timeline of what is left
 * @param taken what the cuts take away, in log time
 */
export const cuesLeft = (
  cues: readonly Cue[],
  whole: readonly Span[],
  left: readonly Span[],
  taken: readonly Stretch[],
): readonly Cue[] =>
  cues.flatMap((cue) => {
    const [from, until] = [logTimeAt(whole, cue.from), logTimeAt(whole, cue.until)]
    if (taken.some((cut) => cut.from < until && cut.until > from)) return []
    const [begins, ends] = [toThousandth(positionAt(left, from)), toThousandth(positionAt(left, until))]
    return [{ ...cue, from: begins, until: Math.max(begins, ends) }]
  })

const toThousandth = (position: number) => Math.round(position * 1_000) / 1_000
