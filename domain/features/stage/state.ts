export const LAYOUTS = ['speaker', 'grid'] as const
export type Layout = (typeof LAYOUTS)[number]

/** Who can be seen and heard in a room. Before the session is live, they are backstage: they see each other, the audience does not. */
export interface StageLayers {
  readonly all: {
    readonly onStage: readonly { readonly participantId: string; readonly since: number }[]
    readonly layout: Layout
    /** Shown large, whoever speaks. */
    readonly featured: string | null
    /** Whose screen is shown. */
    readonly screen: string | null
  }
  readonly staff: { readonly invited: readonly { readonly participantId: string; readonly at: number }[] }
  readonly own: { readonly invited: boolean; readonly onStage: boolean }
  readonly server: null
}
export const initial: StageLayers = {
  all: { onStage: [], layout: 'speaker', featured: null, screen: null },
  staff: { invited: [] },
  own: { invited: false, onStage: false },
  server: null,
}

/** As many as a picture can show. */
export const MOST_ON_STAGE = 25

export const isOnStage = ({ onStage }: StageLayers['all'], participantId: string) =>
  onStage.some((each) => each.participantId === participantId)
export const isInvited = ({ invited }: StageLayers['staff'], participantId: string) =>
  invited.some((each) => each.participantId === participantId)
