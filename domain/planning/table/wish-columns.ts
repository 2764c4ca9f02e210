import { type Columns, columnsByContent, columnsByHead } from './columns'
import { foldWords } from './words'

/** Which columns of a table say what somebody wishes, the dearest first. */
export interface WishColumns extends Omit<Columns, 'room'> {
  readonly wishes: readonly number[]
}

/** What heads of columns with wishes are called in German, English and French, folded: `Erstwunsch`, `choix`, `wish1`. */
const WISH =
  /^(erst|zweit|dritt|viert|funft|themen)?(wunsche?|wahl|wish(es)?|choices?|choix|v(oe|œ)ux?|prioritat|priorit[ey]|praferenz|preference|themen?|topics?|themes?|sujet)(?<rank>[1-5])?$/
/** `1`, `1st`, `1er`, `erster`, `first`, `premier` … */
const RANKS: readonly RegExp[] = [
  /^(1(st|er|ere|re)?|erst.*|first|premier(e)?)$/,
  /^(2(nd|e|eme|nde)?|zweit.*|seconde?|deuxieme)$/,
  /^(3(rd|e|eme)?|dritt.*|third|troisieme)$/,
  /^(4(th|e|eme)?|viert.*|fourth|quatrieme)$/,
  /^(5(th|e|eme)?|funft.*|fifth|cinquieme)$/,
]

const wordsOf = (cell: string): readonly string[] => foldWords(cell).split(' ').filter(Boolean)

function rankOf(cell: string): number | null {
  for (const word of wordsOf(cell)) {
    const rank = RANKS.findIndex((each) => each.test(word)) + 1 || Number(WISH.exec(word)?.groups?.rank ?? 0)
    if (rank > 0) return rank
  }
  return null
}

const isRank = (word: string) => RANKS.some((each) => each.test(word))
const namesWish = (cell: string) => {
  const words = wordsOf(cell)
  return words.some((word) => WISH.test(word)) && words.every((word) => WISH.test(word) || isRank(word))
}
/** `1.`, beside other heads. */
const isNumber = (cell: string) => /^\s*[1-5]\s*\.?\s*$/.test(cell)

/**
 * The columns by the first line; null when it is no head. Where no head names wishes, they are what stands after the
 * person. Cells beyond the last head are more of what it heads: `Name,Wishes` above `Ada Okello,Water,Energy`.
 * @param width of the widest line, in cells
 */
export function wishColumnsByHead(cells: readonly string[], width: number): WishColumns | null {
  const named = cells.flatMap((cell, column) => (namesWish(cell) ? [column] : []))
  const others = columnsByHead(cells.map((cell, column) => (named.includes(column) ? '' : cell)))
  if (!others && named.length === 0) return null
  const { person = [], fullName = null, organisation = null } = others ?? {}
  const headed = cells.flatMap((cell, column) => (namesWish(cell) || isNumber(cell) ? [column] : []))
  const wishes = headed.length > 0 ? inRank(headed, cells) : after({ person, fullName, organisation }, cells.length)
  const more = wishes.includes(cells.length - 1) ? beyond(cells.length, width) : []
  return { person, fullName, organisation, wishes: [...wishes, ...more] }
}

const MOST_BEYOND = 20

const beyond = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.min(MOST_BEYOND, Math.max(0, to - from)) }, (_, i) => from + i)

const inRank = (columns: readonly number[], cells: readonly string[]): readonly number[] =>
  columns
    .map((column, i) => ({ column, rank: rankOf(cells[column]!) ?? i + 1 }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ column }) => column)

/** The columns after the person that say nothing else. */
function after({ person, fullName, organisation }: Omit<WishColumns, 'wishes'>, width: number): readonly number[] {
  const known = [...person, ...(fullName ?? [])]
  const all = Array.from({ length: width }, (_, column) => column)
  return all.filter((column) => column > Math.max(-1, ...known) && column !== organisation)
}

/** The columns by what is in them, when nothing stands above. */
export function wishColumnsByContent(
  rows: readonly (readonly string[])[],
  isPerson: (cell: string) => boolean,
  isOrganisation: (cell: string) => boolean,
): WishColumns {
  const { room: _room, ...columns } = columnsByContent(rows, isPerson, isOrganisation)
  return { ...columns, wishes: after(columns, Math.max(0, ...rows.map((cells) => cells.length))) }
}
