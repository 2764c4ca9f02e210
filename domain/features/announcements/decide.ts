import { type Decide, happened, refused } from '../../protocol/feature'
import type { AnnouncementCommand } from './commands'
import type { AnnouncementEvent } from './events'
import type { AnnouncementLayers } from './state'

export const decide: Decide<AnnouncementLayers, AnnouncementCommand, AnnouncementEvent> = {
  'announcement.make': ({ data: { text, everywhere } }, _state, { actor, newId }) =>
    happened({
      type: 'announcement.made',
      data: { announcementId: newId(), participantId: actor.id, text, everywhere },
    }),

  'announcement.withdraw': ({ data: { announcementId } }, { all }) =>
    all.latest.some((each) => each.announcementId === announcementId)
      ? happened({ type: 'announcement.withdrawn', data: { announcementId, everywhere: true } })
      : refused('announcements/no-such-announcement'),
}
