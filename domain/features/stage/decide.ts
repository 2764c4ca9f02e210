import { type Decide, happened, refused } from '../../protocol/feature'
import type { StageCommand } from './commands'
import type { StageEvent } from './events'
import { isInvited, isOnStage, MOST_ON_STAGE, type StageLayers } from './state'

/** Everything that concerns one person belongs to them. */
const about = (
  type: 'stage.invited' | 'stage.declined' | 'stage.uninvited' | 'stage.joined' | 'stage.left',
  participantId: string,
) => happened<StageEvent>({ type, owner: participantId, data: { participantId } })

export const decide: Decide<StageLayers, StageCommand, StageEvent> = {
  'stage.invite': ({ data: { participantId } }, { all, staff }) => {
    if (isOnStage(all, participantId)) return refused('stage/already-there')
    if (isInvited(staff, participantId)) return refused('stage/already-invited')
    if (staff.invited.length >= MOST_ON_STAGE) return refused('stage/full', { most: MOST_ON_STAGE })
    return about('stage.invited', participantId)
  },

  'stage.decline': (_command, { staff }, { actor }) =>
    isInvited(staff, actor.id) ? about('stage.declined', actor.id) : refused('stage/not-invited'),

  'stage.join': (_command, { all }, { actor }) => {
    if (isOnStage(all, actor.id)) return refused('stage/already-there')
    if (all.onStage.length >= MOST_ON_STAGE) return refused('stage/full', { most: MOST_ON_STAGE })
    return about('stage.joined', actor.id)
  },

  'stage.leave': (_command, { all }, { actor }) =>
    isOnStage(all, actor.id) ? about('stage.left', actor.id) : refused('stage/not-there'),

  'stage.remove': ({ data: { participantId } }, { all, staff }) => {
    if (isOnStage(all, participantId)) return about('stage.left', participantId)
    if (isInvited(staff, participantId)) return about('stage.uninvited', participantId)
    return refused('stage/not-there')
  },

  'stage.lay-out': ({ data }, { all }) =>
    all.layout === data.layout ? refused('stage/same-layout') : happened({ type: 'stage.laid-out', data }),

  'stage.feature': ({ data }, { all }) => {
    if (all.featured === data.participantId) return refused('stage/same-layout')
    if (data.participantId !== null && !isOnStage(all, data.participantId)) return refused('stage/not-there')
    return happened({ type: 'stage.featured', data })
  },

  'stage.share-screen': (_command, { all }, { actor }) => {
    if (all.screen === actor.id) return refused('stage/screen-yours')
    if (all.screen !== null && !actor.may.moderate) return refused('stage/screen-taken')
    return happened({ type: 'stage.screen-shared', data: { participantId: actor.id } })
  },

  'stage.end-screen': (_command, { all }) =>
    all.screen === null ? refused('stage/no-screen') : happened({ type: 'stage.screen-ended', data: {} }),
}
