import * as Y from 'yjs'
import { fromBase64, toBase64 } from './base64'

/** Pieces that came from elsewhere bear this as their origin. */
export const ELSEWHERE = 'elsewhere'

/** Texts, and lists of rows of texts: a workbook consists of nothing else. */
const isOurs = (content: unknown) =>
  content instanceof Y.ContentString ||
  content instanceof Y.ContentDeleted ||
  (content instanceof Y.ContentType && (content.type instanceof Y.Text || content.type instanceof Y.Map))

/** Null for what is no piece of a workbook. */
function soundUpdate(piece: string): Uint8Array | null {
  try {
    const update = fromBase64(piece)
    const { structs } = Y.decodeUpdate(update)
    return structs.every((struct) => !(struct instanceof Y.Item) || isOurs(struct.content)) ? update : null
  } catch {
    return null
  }
}

const EMPTY = new Uint8Array([0, 0])

/**
 * Takes a piece into a document; a second time it changes nothing. What is none, or holds what belongs into no workbook,
 * is left out: everybody decides that alike, from the piece alone.
 * @returns whether it was one
 */
export function takeIn(document: Y.Doc, piece: string, origin: unknown = ELSEWHERE): boolean {
  const update = soundUpdate(piece)
  if (!update) return false
  try {
    Y.applyUpdate(document, update, origin)
    return true
  } catch {
    return false
  }
}

/** A document of these pieces, in any order. */
export function documentFrom(pieces: Iterable<string>): Y.Doc {
  const document = new Y.Doc()
  for (const piece of pieces) takeIn(document, piece)
  return document
}

/** The whole document as one piece. What was deleted leaves only its place. */
export const asPiece = (document: Y.Doc): string => toBase64(Y.encodeStateAsUpdate(document))

/** A change to a document, as Yjs tells it. */
export const pieceFrom = (update: Uint8Array): string => toBase64(update)

/** Several pieces as one, without a document: nothing that was deleted is left out. */
export const joined = (pieces: readonly string[]): string => {
  const updates = pieces.map(soundUpdate).filter((update) => update !== null)
  return toBase64(updates.length > 0 ? Y.mergeUpdates(updates) : EMPTY)
}

/** What somebody typed in a piece, as far as it stands in it: to give it back when it could not be saved. */
export function wordsIn(piece: string): string {
  try {
    const { structs } = Y.decodeUpdate(fromBase64(piece))
    const typed = structs.map((struct) =>
      struct instanceof Y.Item && struct.content instanceof Y.ContentString ? struct.content.str : ' ',
    )
    return typed.join('').replace(/ +/g, ' ').trim()
  } catch {
    return ''
  }
}

/** Whether a piece can only be taken in after another: the same hand wrote it later. */
export function buildsOn(piece: string, other: string): boolean {
  const begins = new Map<number, number>()
  for (const { client, clock } of placesIn(other)) if (!begins.has(client)) begins.set(client, clock)
  return placesIn(piece).some(({ client, clock }) => clock > (begins.get(client) ?? Number.POSITIVE_INFINITY))
}

/** Who wrote what stands in a piece, and as their how manieth letter. */
function placesIn(piece: string): readonly { readonly client: number; readonly clock: number }[] {
  try {
    const { structs } = Y.decodeUpdate(fromBase64(piece))
    return structs.filter((struct) => !(struct instanceof Y.Skip)).map(({ id }) => id)
  } catch {
    return []
  }
}
