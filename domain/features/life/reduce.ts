import type { Reduce } from '../../protocol/feature'
import type { LifeEvent } from './events'
import type { LifeLayers } from './state'

export const reduce: Reduce<LifeLayers, LifeEvent> = {
  all: {
    'session.opened': (life, { at }) => ({ ...life, phase: 'open', openedAt: at }),
    'session.went-live': (life, { at }) => ({ ...life, phase: 'live', openedAt: life.openedAt ?? at, liveAt: at }),
    'session.ended': (life, { at }) => ({ ...life, phase: 'ended', endedAt: at }),
    'session.reopened': (life, { at }) => ({
      phase: life.liveAt === null ? 'open' : 'live',
      openedAt: at,
      liveAt: life.liveAt,
      endedAt: null,
    }),
  },
}
