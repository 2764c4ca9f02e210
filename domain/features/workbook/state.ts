import type { Filled, Template } from '../../planning/workbook'

/**
 * What a group fills together. `updates` is a document of Yjs, in pieces in base64; `filled` is what was last read out
 * of it, for everybody who only reads. Both come from the log: the text is never anywhere else.
 */
export interface WorkbookLayers {
  readonly all: {
    readonly template: Template | null
    readonly updates: readonly string[]
    /** Length of all updates together. */
    readonly size: number
    readonly filled: Filled
  }
  readonly staff: null
  readonly own: null
  readonly server: { readonly partnership: string | null }
}
export const initial: WorkbookLayers = {
  all: { template: null, updates: [], size: 0, filled: {} },
  staff: null,
  own: null,
  server: { partnership: null },
}

/** In base64; beyond it a workbook is full, so that a welcome stays small. */
export const LARGEST = 48_000
/** The server joins pieces when there are so many. */
export const COMPACT_FROM = 24

export const sizeOf = (updates: readonly string[]) => updates.reduce((sum, { length }) => sum + length, 0)
