import type { Piece, Template } from '../../planning/workbook'

/** What a group fills together. `pieces` are a document of Yjs: the text is nowhere else as long as the room is open. */
export interface WorkbookLayers {
  readonly all: {
    readonly template: Template | null
    readonly pieces: readonly Piece[]
    /** Length of all pieces together, in base64. */
    readonly size: number
  }
  readonly staff: null
  readonly own: null
  /** `done`: in how many fields something was written when it was last counted. */
  readonly server: { readonly partnership: string | null; readonly done: number }
}
export const initial: WorkbookLayers = {
  all: { template: null, pieces: [], size: 0 },
  staff: null,
  own: null,
  server: { partnership: null, done: 0 },
}

/** From this size on a workbook is full: a page offers only to take something away, so that a welcome stays small. */
export const FULL = 48_000
/** To take away adds a little, before it is joined. Beyond this nothing is accepted. */
export const LARGEST = 64_000

/** What it was begun with is a piece as well. */
export const BEGINNING = 'beginning'

export const sizeOf = (pieces: readonly Piece[]) => pieces.reduce((sum, { update }) => sum + update.length, 0)
