import { emptyTable, type Table } from '../../protocol/table'

export interface Message {
  readonly messageId: string
  readonly participantId: string
  readonly text: string
  /** Where it stands in the log, and since when. */
  readonly seq: number
  readonly at: number
  readonly replyTo: string | null
  readonly edited: boolean
  /** Not to be in any replay. */
  readonly withheld: boolean
}

/** All see the latest messages; older ones are read page by page. Pins are ids: the text is looked up like any other message. */
export interface ChatLayers {
  readonly all: { readonly latest: readonly Message[]; readonly bytes: number; readonly pinned: readonly string[] }
  readonly staff: null
  readonly own: null
  /** messageId → author, for whatever may still be edited, deleted, pinned or answered, however old. */
  readonly server: { readonly authors: Table<string> }
}
export const initial: ChatLayers = {
  all: { latest: [], bytes: 0, pinned: [] },
  staff: null,
  own: null,
  server: { authors: emptyTable },
}

/** The window is counted in bytes, so that a welcome stays small whatever was said. */
export const WINDOW_BYTES = 16_000
export const MOST_PINNED = 3
export const LONGEST_MESSAGE = 2_000

const FIXED_BYTES = 180

/** About what a message takes in a welcome. */
export const sizeOf = ({ text }: Pick<Message, 'text'>): number => FIXED_BYTES + utf8Bytes(text)

function utf8Bytes(text: string): number {
  let bytes = 0
  for (const char of text) {
    const code = char.codePointAt(0)!
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}
