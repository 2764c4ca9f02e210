/** A table that programs for tables open. Times are text in the conference's time zone, so that no program moves them. */
export interface Sheet {
  readonly title: string
  readonly columns: readonly { readonly label: string; readonly width: number }[]
  readonly rows: readonly (readonly (string | number)[])[]
}
