import { type Decide, happened, refused } from '../../protocol/feature'
import type { LifeCommand } from './commands'
import type { LifeEvent } from './events'
import { isReopenable, type LifeLayers } from './state'

export const decide: Decide<LifeLayers, LifeCommand, LifeEvent> = {
  'session.open': (_command, { all: { phase } }) =>
    phase === 'planned' ? happened({ type: 'session.opened', data: {} }) : refused('life/already-open'),

  'session.go-live': (_command, { all: { phase } }) => {
    if (phase === 'live') return refused('life/already-live')
    if (phase === 'ended') return refused('life/ended')
    return happened({ type: 'session.went-live', data: {} })
  },

  'session.end': (_command, { all: { phase } }) => {
    if (phase === 'ended') return refused('life/ended')
    if (phase === 'planned') return refused('life/not-open')
    return happened({ type: 'session.ended', data: { by: 'staff' } })
  },

  'session.reopen': (_command, { all }, { now }) => {
    if (all.phase !== 'ended') return refused('life/not-ended')
    return isReopenable(all, now)
      ? happened({ type: 'session.reopened', data: {} })
      : refused('life/too-late-to-reopen')
  },
}
