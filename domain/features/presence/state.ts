/** How many were here when it was last counted; who they were is soft state and in no log. */
export interface PresenceLayers {
  readonly all: {
    readonly here: number
    /** Since when somebody is here alone; nobody should be for long. */
    readonly aloneSince: number | null
  }
  readonly staff: null
  readonly own: null
  readonly server: null
}
export const initial: PresenceLayers = { all: { here: 0, aloneSince: null }, staff: null, own: null, server: null }
