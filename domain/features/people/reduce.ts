import type { Reduce } from '../../protocol/feature'
import { putIn } from '../../protocol/table'
import type { PeopleEvent } from './events'
import { initial, type PeopleLayers } from './state'

export const reduce: Reduce<PeopleLayers, PeopleEvent> = {
  own: {
    'person.entered': (_own, { data }) => ({ role: data.role, muted: false }),
    'person.role-changed': (own, { data }) => ({ ...own, role: data.role }),
    'person.muted': (own) => ({ ...own, muted: true }),
    'person.unmuted': (own) => ({ ...own, muted: false }),
    'person.removed': () => initial.own,
  },
  server: {
    'person.removed': ({ removed }, { owner }) => ({ removed: putIn(removed, owner!, true) }),
  },
}
