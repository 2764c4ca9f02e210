import type { HelpRequest } from '@/domain/features/help'
import type { Wall, WallRoom } from '@/domain/protocol/messages'
import { MAIN, type RoomId } from '@/domain/protocol/standing'
import type { SessionCommand, SessionView } from '@/domain/session'
import { ANNOUNCEMENT } from './words'

/** How the co-moderator means to do it, in milliseconds since the rehearsal began. */
export interface Intention {
  /** Id of the stored set that they open. */
  readonly set: string
  readonly opensAt: number
  /** When they call everybody back; a little later the time is up. */
  readonly closesAt: number
}

/** What they did so far in the rooms that they opened, in milliseconds since the rehearsal began. */
export interface Course {
  /** Rooms were open in this rehearsal, whoever opened them. */
  readonly hasBeen: boolean
  readonly round: string | null
  readonly took: ReadonlyMap<string, number>
  readonly did: ReadonlyMap<Once, number>
  readonly presented: readonly RoomId[]
  readonly presentedAt: number
}
export type Once = 'listen' | 'stop-listening' | 'speak' | 'fall-silent' | 'announce' | 'extend' | 'close'

export interface Circumstances {
  readonly view: SessionView
  readonly wall: Wall | null
  /** Milliseconds since 1970, and since the rehearsal began. */
  readonly now: number
  readonly since: number
  readonly intention: Intention
  readonly course: Course
  /** Whether an announcement by voice would be heard. */
  readonly hasVoice: boolean
}

export interface Act {
  readonly command: SessionCommand
  /** Where it is meant for; the plenary unless said. */
  readonly room?: RoomId
  readonly once?: Once
}

const SECOND = 1_000
const COUNTDOWN = 10
const GRACE = 10
/** What has waited for less is left to a moderator who may be looking at it. */
const PATIENCE = 8 * SECOND
const HELP_TAKES = 15 * SECOND
const LISTENS_FOR = 15 * SECOND
const SPEAKS_FOR = 8 * SECOND
const REPORTS_FOR = 25 * SECOND
const MOST_REPORTS = 3

/** What a co-moderator does next for the rooms; null when there is nothing to do. What others opened is theirs. */
export function nextRoomAct(about: Circumstances): Act | null {
  const { view, course } = about
  const open = view.session.breakouts.all
  if (!open) return course.round === null ? opening(about) : (tidying(about) ?? reporting(about))
  if (open.round !== course.round || open.startsAt !== null) return null
  return helping(about) ?? closing(about) ?? visiting(about) ?? speaking(about) ?? announcing(about)
}

function opening({ view, since, intention, course }: Circumstances): Act | null {
  const { set, opensAt, closesAt } = intention
  if (course.hasBeen || view.session.life.all.phase !== 'live' || since < opensAt || since > closesAt) return null
  // A little longer than they mean it to last: they call everybody back before the time is up.
  const minutes = Math.max(0.1, (closesAt - since) / 60_000 + (GRACE * 2 - COUNTDOWN) / 60)
  const data = { set, minutes, countdown: COUNTDOWN, walking: false, returns: true }
  return { command: { type: 'breakouts.open', data } }
}

const requestsIn = ({ help = [] }: WallRoom['figures']) => help as readonly HelpRequest[]

function helping({ wall, now, since, course, intention }: Circumstances): Act | null {
  for (const { room, figures } of wall?.rooms ?? []) {
    for (const { requestId, takenBy, at, reason } of requestsIn(figures)) {
      const tookAt = course.took.get(requestId)
      if (takenBy === null && now - at > PATIENCE) return { command: { type: 'help.take', data: { requestId } }, room }
      if (tookAt === undefined) continue
      if (reason === 'time' && !course.did.has('extend')) {
        const data = { room, minutes: moreTime(intention) / 60_000 }
        return { command: { type: 'breakouts.extend', data }, once: 'extend' }
      }
      if (since - tookAt > HELP_TAKES) return { command: { type: 'help.finish', data: { requestId } }, room }
    }
  }
  return null
}

const moreTime = ({ opensAt, closesAt }: Intention) => (closesAt - opensAt) / 8

/** Calls everybody back; when one room got more time, the others go back by themselves and that room is called. */
function closing({ since, intention, course }: Circumstances): Act | null {
  const closesAt = intention.closesAt + (course.did.has('extend') ? moreTime(intention) : 0)
  if (since < closesAt || course.did.has('close')) return null
  return { command: { type: 'breakouts.close', data: { room: null, grace: GRACE } }, once: 'close' }
}

/** Listens in where the most are, and stops after a while. */
function visiting(about: Circumstances): Act | null {
  const { wall, since, course } = about
  const listensSince = course.did.get('listen')
  if (listensSince !== undefined) {
    if (course.did.has('stop-listening') || since - listensSince < LISTENS_FOR) return null
    return { command: { type: 'breakouts.listen', data: { room: null } }, once: 'stop-listening' }
  }
  const fullest = [...(wall?.rooms ?? [])].sort((a, b) => b.here - a.here)[0]
  if (!fullest || progress(about) < 0.3) return null
  return { command: { type: 'breakouts.listen', data: { room: fullest.room } }, once: 'listen' }
}

function speaking(about: Circumstances): Act | null {
  const { since, course, hasVoice } = about
  const speaksSince = course.did.get('speak')
  if (!hasVoice || progress(about) < 0.6) return null
  if (speaksSince === undefined) return { command: { type: 'breakouts.speak', data: { room: null } }, once: 'speak' }
  if (course.did.has('fall-silent') || since - speaksSince < SPEAKS_FOR) return null
  return { command: { type: 'breakouts.end-voice', data: {} }, once: 'fall-silent' }
}

const announcing = (about: Circumstances): Act | null =>
  progress(about) > 0.5 && !about.course.did.has('announce')
    ? {
        command: { type: 'announcement.make', data: { text: ANNOUNCEMENT, everywhere: true } },
        room: MAIN,
        once: 'announce',
      }
    : null

/** From 0 when they meant to open the rooms to 1 when they mean to close them. */
const progress = ({ since, intention: { opensAt, closesAt } }: Circumstances) =>
  (since - opensAt) / (closesAt - opensAt)

/** What was meant for the rooms need not stand in the plenary when they are closed. */
export function tidying({ view }: Pick<Circumstances, 'view'>): Act | null {
  const left = view.rooms[MAIN]?.announcements.all.latest.find(({ text }) => text === ANNOUNCEMENT)
  return left ? { command: { type: 'announcement.withdraw', data: { announcementId: left.announcementId } } } : null
}

/** The first groups report, one after the other. */
function reporting({ view, since, course }: Circumstances): Act | null {
  const { cards, presented } = view.session.harvest.all
  const isOwn = presented !== null && presented.card === course.presented.at(-1)
  if (isOwn && since - course.presentedAt < REPORTS_FOR) return null
  if (presented !== null && !isOwn) return null
  const next = cards.find(({ card }) => !course.presented.includes(card))
  if (next && course.presented.length < MOST_REPORTS)
    return { command: { type: 'harvest.present', data: { card: next.card, minutes: 1 } } }
  return isOwn ? { command: { type: 'harvest.put-away', data: {} } } : null
}
