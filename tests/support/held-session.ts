import type { ReplayPage } from '@/domain/recording/watching'
import type { Prisma } from '@/prisma/generated/client'
import { sealWatch, watchCookie } from '@/prisma/watch-links'
import { cookieOf, KEY, LiveOccasion, until, type Visitor } from './live'
import { newTestId } from './planned'
import { storeSet } from './stored-set'

type Query = Readonly<Record<string, string>>

/** Somebody who asks over HTTP: with a seat, by links, or with nothing. */
export interface From {
  readonly seat?: string
  readonly links?: readonly { readonly id: string; readonly linkHash: Uint8Array | null }[]
}

const breath = () => new Promise((resolve) => setTimeout(resolve, 25))

/** A session in which everything happens that a replay must treat with care: before, in, and after a recording. */
export class HeldSession {
  north = ''
  south = ''
  recordingId = ''

  private constructor(
    readonly occasion: LiveOccasion,
    readonly ola: Visitor,
    readonly ada: Visitor,
    readonly ben: Visitor,
  ) {}

  static async open(): Promise<HeldSession> {
    const occasion = await LiveOccasion.open()
    const [ola, ada, ben] = [
      await occasion.visitor('organiser', 'Ola'),
      await occasion.visitor('attendee', 'Ada'),
      await occasion.visitor('attendee', 'Ben'),
    ]
    return new HeldSession(occasion, ola, ada, ben)
  }

  close = () => this.occasion.close()

  get sessionId() {
    return this.occasion.planned.sessionId
  }

  /** Somebody does something, and a moment passes. */
  async by(who: Visitor, type: string, data: object = {}, room = 'main'): Promise<void> {
    const ack = await who.ask(type, data, { room })
    if (!ack.ok) throw new Error(`${type}: ${ack.code}`)
    await breath()
  }
  says = (who: Visitor, text: string, room?: string, withheld = false) =>
    this.by(who, 'chat.post', withheld ? { text, withheld } : { text }, room)

  /** Starts a recording, and makes its row as the recorder would. */
  async record(what: { readonly records: boolean; readonly streams: boolean }): Promise<string> {
    await this.by(this.ola, 'recording.start', { ...what, scope: 'stage' })
    const started = await this.occasion.db.logEvent.findFirstOrThrow({
      where: { sessionId: this.sessionId, type: 'recording.started' },
      orderBy: { seq: 'desc' },
    })
    this.recordingId = (started.data as { recordingId: string }).recordingId
    const row = { ...what, state: 'live', startedAt: started.at }
    await this.occasion.db.recording.upsert({
      where: { id: this.recordingId },
      create: { id: this.recordingId, sessionId: this.sessionId, ...row },
      update: row,
    })
    return this.recordingId
  }

  async stop(): Promise<void> {
    await this.by(this.ola, 'recording.stop')
    await this.row({ state: 'ready', stoppedAt: new Date(await this.timeOf('recording.stopped')) })
  }

  /** Twenty segments from its beginning to its end, as if it had been recorded without a break. */
  async segments(): Promise<void> {
    const { recordingId, occasion } = this
    const from = await this.timeOf('recording.started')
    const duration = ((await this.timeOf('recording.stopped')) - from) / 20_000
    await occasion.db.recordingAnchor.create({ data: { recordingId, run: 1, position: 0, at: new Date(from) } })
    await occasion.db.recordingSegment.createMany({
      data: Array.from({ length: 20 }, (_, n) => ({
        ...{ recordingId, run: 1, n, position: n * duration, duration, bytes: 1 },
        ...{ file: `${newTestId()}.m4s`, init: 'init.mp4' },
      })),
    })
  }

  row = (data: Prisma.RecordingUpdateInput) =>
    this.occasion.db.recording.update({ where: { id: this.recordingId }, data })

  /** When something happened last, in milliseconds since 1970; `says`: a text in it. */
  async timeOf(type: string, says = ''): Promise<number> {
    const rows = await this.occasion.db.logEvent.findMany({
      where: { sessionId: this.sessionId, type },
      orderBy: { seq: 'desc' },
    })
    return rows.find(({ data }) => JSON.stringify(data).includes(says))!.at.getTime()
  }

  async openRooms(): Promise<void> {
    const { db, planned } = this.occasion
    const personOf = async ({ seat }: Visitor) => (await db.access.findUniqueOrThrow({ where: { id: seat } })).personId!
    const rooms = { North: [await personOf(this.ada)], South: [await personOf(this.ben)] }
    const set = await storeSet(db, planned.conferenceId, { rooms })
    await this.by(this.ola, 'breakouts.open', { set, minutes: null, countdown: 0, walking: true, returns: true })
    await until('the rooms', () => this.#rooms.length === 2)
    const named = (name: string) => this.#rooms.find((room) => room.name === name)!.id
    this.north = named('North')
    this.south = named('South')
    await until('Ada in hers', () => this.ada.store.get()!.viewer.seats[0]!.room === this.north)
    await until('Ben in his', () => this.ben.store.get()!.viewer.seats[0]!.room === this.south)
  }

  get #rooms() {
    return this.ola.store.get()!.view.session.breakouts.all?.rooms ?? []
  }

  /** What `live` answers. */
  ask(path: string, from: From = {}, query: Query = {}): Promise<Response> {
    const { seat, links = [] } = from
    const cookies = [
      ...(seat === undefined ? [] : [cookieOf(seat)]),
      ...links.map((link) => `${watchCookie(link.id)}=${sealWatch(KEY, { ...link, linkExpires: null })}`),
    ]
    const asked = { session: this.sessionId, ...(seat !== undefined && { seat }), ...query }
    return this.occasion.processes[0]!.get(path, asked, cookies.length > 0 ? { cookie: cookies.join('; ') } : {})
  }

  /** What somebody is told in a replay: all that was written, or the code with which it is refused. */
  async told(from: From, query: Query = {}): Promise<readonly string[] | string> {
    const answer = await this.ask('replay', from, query)
    const body = (await answer.json()) as ReplayPage & { code?: string }
    return (
      body.code ??
      body.events.flatMap(({ data }) => ('text' in data && typeof data.text === 'string' ? [data.text] : []))
    )
  }

  /** Publishing and the like count after a second. */
  settle = () => new Promise((resolve) => setTimeout(resolve, 1_100))
}

export const seatedAs = ({ seat }: { readonly seat: string }): From => ({ seat })
