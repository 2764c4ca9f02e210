import { listenedRoom } from './features/breakouts'
import { stage } from './features/stage'
import { MAIN, type ParticipantId, type RoomId, type Standing } from './protocol/standing'
import { type SessionState, type SessionView, session } from './session'

export type Source = 'microphone' | 'camera' | 'screen'
/**
 * Somebody's place in one media room. A member is met there; a listener hears it without being in it; an announcer
 * speaks to breakout rooms from outside, and their audience hears that.
 */
export interface MediaSeat {
  /** The media room: a room of the session, or `voice`. */
  readonly channel: RoomId
  /** What they may send there. */
  readonly sources: readonly Source[]
  readonly as: 'member' | 'listener' | 'announcer' | 'audience'
}

/** The media room of announcements. No room can have this id: ids are made of 16 bytes (S18). */
export const VOICE: RoomId = 'voice'

/**
 * Rights in media rooms, from what a person may see of themselves; feeds tokens, reconciler and buttons. The first is
 * where they stand, then what they listen to, then announcements. None: no business in any. Before `live` that is the
 * audience of the plenary, and everybody before and after the session.
 */
export function mediaSeats(view: SessionView, standing: Standing): readonly MediaSeat[] {
  const first = publishing(view, standing)
  if (!first) return []
  const listensTo = standing.may.moderate ? listenedRoom(view.session.breakouts) : null
  const listening: MediaSeat[] = listensTo === null ? [] : [{ channel: listensTo, sources: [], as: 'listener' }]
  return [first, ...listening, ...voiceSeats(view, standing)]
}

/** The same on the server, for anybody. */
export function mediaSeatsOf(state: SessionState, id: ParticipantId): readonly MediaSeat[] {
  const standing = session.standing(state, id)
  const viewer = session.viewerOf(state, id)
  return standing && viewer ? mediaSeats(session.view(state, viewer), standing) : []
}

/** The media seat where somebody stands, if they have business there. */
export function publishing(view: SessionView, { id, role, room, phase, may }: Standing): MediaSeat | null {
  if (phase !== 'open' && phase !== 'live') return null
  const { own, all } = view.rooms[room]?.stage ?? stage.initial
  const backstage = own.onStage || may.moderate || role === 'speaker' || role === 'interpreter'
  if (phase === 'open' && room === MAIN && !backstage) return null
  const sends = may.takePart && (own.onStage || room !== MAIN)
  if (!sends) return { channel: room, sources: [], as: 'member' }
  const screen: Source[] = all.screen === id ? ['screen'] : []
  return { channel: room, sources: [...microphoneOf(view), 'camera', ...screen], as: 'member' }
}

const microphoneOf = (view: SessionView): Source[] => (view.session.people.own.muted ? [] : ['microphone'])

/** Somebody speaks to these breakout rooms; null: to all of them. */
export interface Voice {
  readonly by: ParticipantId
  readonly rooms: readonly RoomId[] | null
}

/** The announcement by voice that is made just now. */
export const voiceFor = (view: SessionView): Voice | null => view.session.breakouts.all?.voice ?? null

function voiceSeats(view: SessionView, standing: Standing): MediaSeat[] {
  const voice = voiceFor(view)
  if (!voice) return []
  const { id, room, may } = standing
  if (voice.by === id) return may.run ? [{ channel: VOICE, sources: microphoneOf(view), as: 'announcer' }] : []
  const isMeant = room !== MAIN && (voice.rooms === null || voice.rooms.includes(room))
  return isMeant ? [{ channel: VOICE, sources: [], as: 'audience' }] : []
}
