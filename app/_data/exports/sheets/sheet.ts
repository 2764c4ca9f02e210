import type { DateTime } from 'luxon'

/** What stands in a cell; a time in the conference's time zone, in which every program shows it. */
export type Cell = string | number | DateTime

/** A table that programs for tables open. */
export interface Sheet {
  readonly title: string
  readonly columns: readonly { readonly label: string; readonly width: number }[]
  readonly rows: readonly (readonly Cell[])[]
}
