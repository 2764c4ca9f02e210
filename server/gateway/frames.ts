import { mentionsIn } from '@/domain/protocol/mentions'
import { WIRE } from '@/domain/protocol/messages'
import type { Viewer } from '@/domain/protocol/standing'
import { type HeardEvent, type SessionEvent, session } from '@/domain/session'
import type { SessionRunner } from '@/server/sessions/session-runner'
import type { Directory } from './directory'
import { framePacket, type Packet, packet } from './wire'

type Cards = Pick<Directory, 'lacks' | 'load' | 'cards'>

/** What of these events a viewer may see, as they see it. */
export const hear = (events: readonly SessionEvent[], viewer: Viewer): HeardEvent[] =>
  events.map((event) => session.heardBy(event, viewer)).filter((event) => event !== null)

/** A frame over (from, to], with the cards of those it mentions. Cards must have been loaded. */
export function frame(directory: Cards, from: number, to: number, events: readonly HeardEvent[], now?: number): Packet {
  const json = JSON.stringify(events)
  const cards = events.length > 0 ? directory.cards(mentionsIn(json)) : {}
  const withCards = Object.keys(cards).length > 0 ? `,"cards":${JSON.stringify(cards)}` : ''
  const withTime = now === undefined ? '' : `,"now":${now}`
  return framePacket(`{"from":${from},"to":${to},"events":${json}${withCards}${withTime}}`)
}

/** Loads the cards that these events mention. Without the database the names come later. */
export async function ensureCards(directory: Cards, events: readonly { readonly data: unknown }[]): Promise<void> {
  const lacking = directory.lacks(mentionsIn(JSON.stringify(events.map(({ data }) => data))))
  if (lacking.length > 0) await directory.load(lacking).catch(() => {})
}

/** Everything that a viewer may know at the runner's head; the state is read after the last wait, so it is current when sent. */
export async function welcome(
  runner: SessionRunner,
  directory: Cards,
  viewerNow: () => Viewer,
  now: () => number,
): Promise<Packet> {
  for (;;) {
    const viewer = viewerNow()
    const view = JSON.stringify(session.view(runner.state, viewer))
    const mentioned = mentionsIn(view).add(viewer.id)
    const lacking = directory.lacks(mentioned)
    if (lacking.length === 0) {
      const rest = { seq: runner.head, epoch: runner.epoch, now: now(), viewer, cards: directory.cards(mentioned) }
      return packet(WIRE.welcome, `${JSON.stringify(rest).slice(0, -1)},"view":${view}}`)
    }
    await directory.load(lacking)
  }
}
