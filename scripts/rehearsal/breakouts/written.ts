import type { Filled } from '@/domain/planning/workbook'
import type { RoomId } from '@/domain/protocol/standing'

/** What somebody typed by hand, as far as they have come: it must be found again, whatever happened meanwhile. */
export interface Entry {
  readonly room: RoomId
  /** Index in the cast. */
  readonly who: number
  readonly field: string
  /** By column; in a field of text under `''`. Grows with every letter. */
  readonly cells: Map<string, string>
}

/** Everything that was typed in a rehearsal. */
export class Written {
  readonly entries: Entry[] = []
  /** Words that came back to whoever typed them, because they could be saved nowhere. */
  readonly givenBack: { readonly who: number; readonly words: string }[] = []

  begin(room: RoomId, who: number, field: string): Entry {
    const entry: Entry = { room, who, field, cells: new Map() }
    this.entries.push(entry)
    return entry
  }

  get rooms(): ReadonlySet<RoomId> {
    return new Set(this.entries.map(({ room }) => room))
  }
  get words(): number {
    return this.entries.flatMap(({ cells }) => [...cells.values()]).reduce((sum, text) => sum + wordsIn(text), 0)
  }

  /** Holds what a room's workbook says against what was typed there. `before`: what it said when the room opened. */
  compare(room: RoomId, says: Filled, before: Filled): Compared {
    const missing: Entry[] = []
    const surplus: string[] = []
    const fields = new Set([
      ...Object.keys(says),
      ...this.entries.flatMap((each) => (each.room === room ? each.field : [])),
    ])
    for (const field of fields) {
      const entries = this.entries.filter((each) => each.room === room && each.field === field)
      const found = says[field] ?? ''
      const left =
        typeof found === 'string' ? inText(found, entries, before[field]) : inRows(found, entries, before[field])
      missing.push(...left.missing)
      if (left.surplus !== '') surplus.push(`${field}: ${left.surplus}`)
    }
    return { missing, surplus }
  }
}

export interface Compared {
  /** What was typed and is not there. */
  readonly missing: readonly Entry[]
  /** What is there and was not typed, or once more than it was, field by field. */
  readonly surplus: readonly string[]
}

const wordsIn = (text: string): number => text.split(/\s+/).filter(Boolean).length
const typedIn = ({ cells }: Entry): string => cells.get('') ?? ''

/**
 * Two people who begin at the same place at the same time have their words one within the other: a sentence is whole as
 * soon as those within it are taken out. So they are taken out one by one, and what is left was not found.
 */
function inText(text: string, entries: readonly Entry[], before: Filled[string] | undefined) {
  let rest = text
  const cut = (from: number, to: number) => {
    rest = rest.slice(0, from) + rest.slice(to)
    return true
  }
  const takeOut = (words: string): boolean => {
    if (takeOutJust(words)) return true
    // A field ends without the space that its last writer was interrupted at; within what another wrote it is there.
    return words !== words.trim() && takeOutJust(words.trim())
  }
  const takeOutJust = (words: string): boolean => {
    // Whoever writes on begins a new line at the end, which is theirs too.
    const line = rest.lastIndexOf(`\n${words}`)
    if (line !== -1) return cut(line, line + 1 + words.length)
    const at = rest.lastIndexOf(words)
    return at !== -1 && cut(at, at + words.length)
  }
  const old = typeof before === 'string' ? before.trim() : ''
  const oldAt = rest.indexOf(old)
  const isOldFound = oldAt !== -1 && cut(oldAt, oldAt + old.length)
  let open = entries.filter((entry) => typedIn(entry).trim() !== '')
  // The longest first: what somebody began to write may be the beginning of what another wrote.
  open.sort((a, b) => typedIn(b).length - typedIn(a).length)
  for (let count = -1; open.length !== count; ) {
    count = open.length
    open = open.filter((entry) => !takeOut(typedIn(entry)))
  }
  if (!isOldFound) takeOut(old)
  return { missing: open, surplus: rest.trim() }
}

type Rows = Extract<Filled[string], readonly object[]>

function inRows(rows: Rows, entries: readonly Entry[], before: Filled[string] | undefined) {
  const rest = [...rows]
  const takeOut = (isIt: (row: Rows[number]) => boolean): boolean => {
    const at = rest.findIndex(isIt)
    if (at !== -1) rest.splice(at, 1)
    return at !== -1
  }
  const missing = entries.filter(({ cells }) => {
    const typed = [...cells].filter(([, text]) => text.trim() !== '')
    return (
      typed.length > 0 && !takeOut((row) => typed.every(([column, text]) => (row[column] ?? '').trim() === text.trim()))
    )
  })
  for (const row of typeof before === 'object' ? before : [])
    takeOut((each) => Object.entries(row).every(([column, text]) => each[column] === text))
  return { missing, surplus: rest.map((row) => Object.values(row).join(' · ')).join(' | ') }
}

/** An entry in one line, for whoever looks for the reason. */
export const inWords = ({ field, cells }: Entry): string => `${field}: ${[...cells.values()].join(' · ')}`
