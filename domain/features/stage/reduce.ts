import type { Reduce } from '../../protocol/feature'
import type { StageEvent } from './events'
import type { StageLayers } from './state'

type All = StageLayers['all']
type Staff = StageLayers['staff']

const leave = (stage: All, participantId: string): All => ({
  ...stage,
  onStage: stage.onStage.filter((each) => each.participantId !== participantId),
  featured: stage.featured === participantId ? null : stage.featured,
  screen: stage.screen === participantId ? null : stage.screen,
})
const uninvite = ({ invited }: Staff, participantId: string): Staff => ({
  invited: invited.filter((each) => each.participantId !== participantId),
})

export const reduce: Reduce<StageLayers, StageEvent> = {
  all: {
    'stage.joined': (stage, { at, data: { participantId } }) => {
      const others = stage.onStage.filter((each) => each.participantId !== participantId)
      return { ...stage, onStage: [...others, { participantId, since: at }] }
    },
    'stage.left': (stage, { data }) => leave(stage, data.participantId),
    'stage.laid-out': (stage, { data }) => ({ ...stage, layout: data.layout }),
    'stage.featured': (stage, { data }) => ({ ...stage, featured: data.participantId }),
    'stage.screen-shared': (stage, { data }) => ({ ...stage, screen: data.participantId }),
    'stage.screen-ended': (stage) => ({ ...stage, screen: null }),
  },
  staff: {
    'stage.invited': (staff, { at, data: { participantId } }) => ({
      invited: [...uninvite(staff, participantId).invited, { participantId, at }],
    }),
    'stage.declined': (staff, { data }) => uninvite(staff, data.participantId),
    'stage.uninvited': (staff, { data }) => uninvite(staff, data.participantId),
    'stage.joined': (staff, { data }) => uninvite(staff, data.participantId),
  },
  own: {
    'stage.invited': (own) => ({ ...own, invited: true }),
    'stage.declined': (own) => ({ ...own, invited: false }),
    'stage.uninvited': (own) => ({ ...own, invited: false }),
    'stage.joined': () => ({ invited: false, onStage: true }),
    'stage.left': (own) => ({ ...own, onStage: false }),
  },
}
