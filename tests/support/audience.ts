import { pino } from 'pino'
import type { Cards, Frame, PresenceDiff, Welcome } from '@/domain/protocol/messages'
import { MAIN, type ParticipantId, type Role, SYSTEM_ID } from '@/domain/protocol/standing'
import { type NewEvent, type SessionView, session } from '@/domain/session'
import { Audience } from '@/server/gateway/audience'
import { Connection } from '@/server/gateway/connection'
import type { Packet } from '@/server/gateway/wire'
import type { EventLog } from '@/server/log/event-log'
import { commandId, newId } from '@/server/sessions/ids'
import { SessionRunner } from '@/server/sessions/session-runner'
import { MemoryLog } from './memory-log'

type Sent =
  | { readonly event: 'welcome'; readonly content: Welcome<SessionView> }
  | { readonly event: 'frame'; readonly content: Frame<NewEvent> }
  | { readonly event: 'presence'; readonly content: PresenceDiff }
  | { readonly event: 'cards'; readonly content: Cards }
  | { readonly event: 'removed' | 'moving'; readonly content: object }

export const surroundings = (log: EventLog, now: () => number = () => 1_000) => ({
  log,
  now,
  newId,
  hint: () => {},
  domainVersion: 'test',
  logger: pino({ level: 'silent' }),
  pause: async () => {},
})

/** One session in one process, with connections whose wires can be read. */
export class Stand {
  readonly log = new MemoryLog()
  readonly runner = new SessionRunner('s', surroundings(this.log))
  audience!: Audience
  /** How long looking up cards takes. */
  lookUp: () => Promise<void> = async () => {}
  readonly #known = new Set<string>()

  static async open(people: Readonly<Record<ParticipantId, Role>>): Promise<Stand> {
    const stand = new Stand()
    await stand.runner.open()
    const directory = {
      lacks: (ids: Iterable<string>) => [...ids].filter((id) => !stand.#known.has(id)),
      load: async (ids: readonly string[]) => {
        await stand.lookUp()
        for (const id of ids) stand.#known.add(id)
      },
      cards: () => ({}),
    }
    stand.audience = new Audience(stand.runner, directory, {
      now: () => 1_000,
      lateness: () => 0,
      later: (act, ms) => {
        const timer = setTimeout(act, Math.min(ms, 1))
        return () => clearTimeout(timer)
      },
    })
    await stand.ask(SYSTEM_ID, 'session.open')
    for (const [participantId, role] of Object.entries(people))
      await stand.ask(SYSTEM_ID, 'person.enter', { participantId, role })
    return stand
  }

  ask(by: ParticipantId, type: string, data: unknown = {}, room = MAIN) {
    const parsed = session.parseCommand({ type, data })
    if (!parsed.ok) throw new Error(parsed.problem)
    return this.runner.execute({ id: commandId(by, newId()), by, room, command: parsed.command })
  }

  /** A page of somebody; what was sent to it, in order. */
  connect(participantId: ParticipantId): { readonly sent: Sent[]; readonly connection: Connection; waiting: number } {
    const sent: Sent[] = []
    const page = { sent, waiting: 0 } as { sent: Sent[]; connection: Connection; waiting: number }
    const wire = {
      get waiting() {
        return page.waiting
      },
      send: ({ text }: Packet) => {
        const [event, content] = JSON.parse(text.slice(1))
        sent.push({ event, content } as Sent)
      },
      end: () => {},
    }
    page.connection = new Connection(participantId, 'seat', wire, session.viewerOf(this.runner.state, participantId)!)
    return page
  }
}

export const settle = () => new Promise((resolve) => setTimeout(resolve, 25))
