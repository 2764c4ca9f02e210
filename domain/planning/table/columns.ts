import { foldWords } from './words'

/** Which columns of a table say what; several may name a person. */
export interface Columns {
  readonly person: readonly number[]
  /** Given and family name in columns of their own. */
  readonly fullName: readonly [given: number, family: number] | null
  readonly room: number | null
  readonly organisation: number | null
}

const list = (words: string): readonly string[] => words.split(' ')

/** What heads of columns are called in German, English and French, folded. */
const HEADS = {
  room: list(
    'raum raumname raumes raeume group gruppe gruppenname arbeitsgruppe ag workshop breakout room salle groupe atelier',
  ),
  organisation: list(
    'organisation organization institution kommune gemeinde stadt landkreis municipality city council ' +
      'commune ville collectivite organisme',
  ),
  given: list('vorname rufname firstname first given prenom'),
  family: list('nachname familienname lastname last surname family famille'),
  person: list(
    'name nom person personne personen people participant participants participante attendee fullname ' +
      'teilnehmer teilnehmerin teilnehmende teilnehmerinnen mail email mailadresse courriel id kennung',
  ),
} as const
type Head = keyof typeof HEADS

/** Words that say nothing by themselves. */
const FILLERS = list(
  'e adresse address full complete complet the of der des die und and et de du la le in zu to travail',
)

const headOf = (cell: string): Head | null => {
  const words = foldWords(cell)
    .split(' ')
    .filter((word) => word !== '')
  const isHead = words.every((word) => FILLERS.includes(word) || Object.values(HEADS).some((all) => all.includes(word)))
  const heads = Object.keys(HEADS) as Head[]
  return isHead ? (heads.find((head) => words.some((word) => HEADS[head].includes(word))) ?? null) : null
}

/** The columns by the first line; null when it is no head but says something already. */
export function columnsByHead(cells: readonly string[]): Columns | null {
  const heads = cells.map(headOf)
  const at = (wanted: Head) => heads.flatMap((head, i) => (head === wanted ? [i] : []))
  const [given, family, named] = [at('given')[0], at('family')[0], at('person')]
  if (heads.every((head) => head === null)) return null
  // Beside `Vorname` and `prénom`, `Name` and `nom` are the family's.
  const last = given === undefined ? undefined : (family ?? named[0])
  return {
    person: named.filter((column) => column !== last),
    fullName: given !== undefined && last !== undefined ? [given, last] : null,
    room: at('room')[0] ?? null,
    organisation: at('organisation')[0] ?? null,
  }
}

/** The columns by what is in them, when nothing stands above: the one with most people, and what is left. */
export function columnsByContent(
  rows: readonly (readonly string[])[],
  isPerson: (cell: string) => boolean,
  isOrganisation: (cell: string) => boolean,
): Columns {
  const width = Math.max(0, ...rows.map((cells) => cells.length))
  const all = Array.from({ length: width }, (_, column) => column)
  const most = (columns: readonly number[], fits: (cell: string) => boolean) => {
    const counted = columns.map((column) => ({
      column,
      count: rows.filter((cells) => fits(cells[column] ?? '')).length,
    }))
    return counted.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count)[0]?.column
  }
  const person = most(all, isPerson) ?? all[0]
  const others = all.filter((column) => column !== person)
  const organisation = others.length > 1 ? (most(others, isOrganisation) ?? null) : null
  const room = others.find((column) => column !== organisation) ?? null
  return { person: person === undefined ? [] : [person], fullName: null, room, organisation }
}
