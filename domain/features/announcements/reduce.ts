import type { Reduce } from '../../protocol/feature'
import type { AnnouncementEvent } from './events'
import { type AnnouncementLayers, MOST_KEPT } from './state'

export const reduce: Reduce<AnnouncementLayers, AnnouncementEvent> = {
  all: {
    'announcement.made': ({ latest }, { at, data: { announcementId, participantId, text } }) => ({
      latest: [...latest, { announcementId, participantId, text, at }].slice(-MOST_KEPT),
    }),
    'announcement.withdrawn': (before, { data }) => {
      const latest = before.latest.filter(({ announcementId }) => announcementId !== data.announcementId)
      return latest.length < before.latest.length ? { latest } : before
    },
  },
}
