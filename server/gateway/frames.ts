import { mentionsIn } from '@/domain/protocol/mentions'
import { WIRE } from '@/domain/protocol/messages'
import type { ParticipantId, Viewer } from '@/domain/protocol/standing'
import { type HeardEvent, type SessionEvent, session } from '@/domain/session'
import type { SessionRunner } from '@/server/sessions/session-runner'
import type { Directory } from './directory'
import { JsonPieces } from './json-pieces'
import { type Packet, packetOf } from './wire'

type Cards = Pick<Directory, 'lacks' | 'load' | 'cards'>

/** What of these events a viewer may see, as they see it. */
export const hear = (events: readonly SessionEvent[], viewer: Viewer): HeardEvent[] =>
  events.map((event) => session.heardBy(event, viewer)).filter((event) => event !== null)

/** Whose `own` some events go to. */
export function byOwner(events: readonly SessionEvent[]): ReadonlyMap<ParticipantId, readonly SessionEvent[]> {
  const own = new Map<ParticipantId, SessionEvent[]>()
  for (const event of events) {
    const owner = 'owner' in event ? event.owner : undefined
    if (owner === undefined) continue
    const before = own.get(owner)
    if (before) before.push(event)
    else own.set(owner, [event])
  }
  return own
}

/**
 * What somebody hears of whom some events are: what their class hears, and theirs as their own. To all of a class the
 * rest is the same, and looked at once.
 */
export function hearOwn(heard: readonly HeardEvent[], own: readonly SessionEvent[], viewer: Viewer): HeardEvent[] {
  const others = heard.filter(({ seq }) => own.every((event) => event.seq !== seq))
  return [...others, ...hear(own, viewer)].sort((a, b) => a.seq - b.seq)
}

/** A frame over (from, to], with the cards of those it mentions. Cards must have been loaded. */
export function frame(directory: Cards, from: number, to: number, events: readonly HeardEvent[], now?: number): Packet {
  const written = new JsonPieces().loose(`{"from":${from},"to":${to},"events":`).list(events)
  const cards = directory.cards(written.mentions)
  if (Object.keys(cards).length > 0) written.loose(`,"cards":${JSON.stringify(cards)}`)
  if (now !== undefined) written.loose(`,"now":${now}`)
  return packetOf(WIRE.frame, written.loose('}').pieces)
}

/** Loads the cards that these events mention. Without the database the names come later. */
export async function ensureCards(directory: Cards, events: readonly { readonly data: unknown }[]): Promise<void> {
  const lacking = directory.lacks(mentionsIn(JSON.stringify(events.map(({ data }) => data))))
  if (lacking.length > 0) await directory.load(lacking).catch(() => {})
}

/** A view is nested so deep before its layers begin: scope, feature; and in rooms the room before that. */
const IN_SESSION = 2
const IN_ROOMS = 3

export interface Greeting {
  /** All whom it mentions: without their cards it is not to be sent. */
  readonly mentions: ReadonlySet<ParticipantId>
  readonly packet: () => Packet
}

/** Everything that a viewer may know at the runner's head, as it is now. */
export function greeting(
  runner: Pick<SessionRunner, 'state' | 'head' | 'epoch'>,
  directory: Cards,
  viewer: Viewer,
  now: number,
): Greeting {
  const view = session.view(runner.state, viewer)
  const { head: seq, epoch } = runner
  const written = new JsonPieces().loose('{"session":').value(view.session, IN_SESSION)
  written.loose(',"rooms":').value(view.rooms, IN_ROOMS).loose('}}')
  const mentions = written.mentions.add(viewer.id)
  const packet = () => {
    const beginning = JSON.stringify({ seq, epoch, now, viewer, cards: directory.cards(mentions) })
    return packetOf(WIRE.welcome, [Buffer.from(`${beginning.slice(0, -1)},"view":`), ...written.pieces])
  }
  return { mentions, packet }
}
