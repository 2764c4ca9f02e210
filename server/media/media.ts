import { createHmac } from 'node:crypto'
import { AccessToken, RoomServiceClient, WebhookReceiver } from 'livekit-server-sdk'
import type { Logger } from 'pino'
import { captures } from '@/domain/features/recording'
import { type MediaSeat, mediaSeatsOf } from '@/domain/media-seats'
import { MAIN, type ParticipantId, type RoomId } from '@/domain/protocol/standing'
import { runningRecording, type SessionState } from '@/domain/session'
import { Opening } from './opening'
import { grantOf, identityOf, recorderGrant, recorderIdentity } from './rights'

export interface MediaSettings {
  /** Where this process reaches LiveKit, http(s). */
  readonly url: string
  /** Where browsers reach it: an absolute ws(s) address, or a path of our own port. */
  readonly publicUrl: string
  readonly key: string
  readonly secret: string
}

export type MediaState = 'ready' | 'preparing' | 'off'

/** A session as the fold knows it. A session runner is one. */
export interface FoldedSession {
  readonly id: string
  readonly state: SessionState
}

export interface PassRequest {
  readonly participantId: ParticipantId
  /** Names the page that asks. */
  readonly tab: string
  /** Whether it should take the place of another page of the same person. */
  readonly take: boolean
  /** Which of their media rooms; where they stand, if none is named. */
  readonly channel?: RoomId | undefined
}

/** The way into a media room, for ten minutes; or why there is none. */
export type MediaPass =
  | { readonly ok: true; readonly url: string; readonly token: string }
  | { readonly ok: false; readonly code: 'media/off' | 'media/preparing' | 'media/not-now' | 'media/elsewhere' }

const TOKEN_TTL = '10m'
const ASK_AGAIN = 2_000
const TIMEOUT_SECONDS = 3

/** LiveKit as this process sees it: whether it is there, who may come in, and what its rooms are called. */
export class Media {
  readonly rooms: RoomServiceClient | null
  readonly #webhooks: WebhookReceiver | null
  readonly #opening = new Opening((sessionId, room) => this.create(sessionId, room))
  readonly #creating = new Map<string, Promise<void>>()
  #ready = false
  #timer: NodeJS.Timeout | null = null

  constructor(
    private readonly settings: MediaSettings | null,
    private readonly logger: Logger,
    /** Whether LiveKit was given up, for instance because it could not be built here. */
    private readonly isGivenUp: () => boolean = () => false,
  ) {
    const options = { requestTimeout: TIMEOUT_SECONDS }
    this.rooms = settings && new RoomServiceClient(settings.url, settings.key, settings.secret, options)
    this.#webhooks = settings && new WebhookReceiver(settings.key, settings.secret)
  }

  get state(): MediaState {
    if (!this.settings || (this.isGivenUp() && !this.#ready)) return 'off'
    return this.#ready ? 'ready' : 'preparing'
  }

  /** Looks for LiveKit now and every two seconds; `whenReady` is called each time that it is there again. */
  async start(whenReady = () => {}): Promise<void> {
    if (!this.settings) return
    await this.#look(whenReady)
    this.#timer = setInterval(() => void this.#look(whenReady), ASK_AGAIN)
  }

  stop() {
    if (this.#timer) clearInterval(this.#timer)
  }

  /** Nobody can guess it, and it is made of nothing that the browser knows. */
  roomName = (sessionId: string, room: RoomId): string => this.#hash(`media room\n${sessionId}\n${room}`)

  /** What all media rooms of a session bear, and tells whoever is in one as little as their names. */
  #markOf = (sessionId: string): string => this.#hash(`media rooms of\n${sessionId}`)

  #hash = (text: string): string =>
    createHmac('sha256', this.settings?.secret ?? '')
      .update(text)
      .digest('base64url')

  /** The names of all media rooms of a session that LiveKit has, also of those that nobody here remembers. */
  async roomsOf(sessionId: string): Promise<readonly string[]> {
    const mark = this.#markOf(sessionId)
    return (await this.rooms!.listRooms()).filter(({ metadata }) => metadata === mark).map(({ name }) => name)
  }

  /** Makes a media room if it is not there; the same again changes nothing. */
  create(sessionId: string, room: RoomId): Promise<void> {
    const name = this.roomName(sessionId, room)
    const known = this.#creating.get(name)
    if (known) return known
    const metadata = this.#markOf(sessionId)
    const creating = this.rooms!.createRoom({ name, metadata, emptyTimeout: 300, departureTimeout: 20 }).then(
      () => void this.#creating.delete(name),
      (error) => {
        this.#creating.delete(name)
        throw error
      },
    )
    this.#creating.set(name, creating)
    return creating
  }

  /** Makes the media rooms of open breakout rooms that are missing; answers whether all are there now. */
  open = (sessionId: string, missing: readonly RoomId[]): Promise<boolean> => this.#opening.make(sessionId, missing)

  /** Breakout rooms that are open and have no sound and picture, because LiveKit does not make them. */
  failedRooms = (sessionId: string): readonly RoomId[] => this.#opening.failed(sessionId)

  forget = (sessionId: string) => this.#opening.forget(sessionId)

  /**
   * A pass for a media room that somebody has a seat in now. Somebody who is connected there with another page keeps
   * that, unless this one should take its place.
   */
  async pass(session: FoldedSession, { participantId, tab, take, channel }: PassRequest): Promise<MediaPass> {
    if (this.state !== 'ready') return { ok: false, code: this.state === 'off' ? 'media/off' : 'media/preparing' }
    const seats = mediaSeatsOf(session.state, participantId)
    const seat = channel === undefined ? seats[0] : seats.find((each) => each.channel === channel)
    if (!seat) return { ok: false, code: 'media/not-now' }
    const roomName = this.roomName(session.id, seat.channel)
    const identity = identityOf(seat, participantId)
    await this.create(session.id, seat.channel)
    const elsewhere = take ? null : await this.#tabOf(roomName, identity)
    if (elsewhere !== null && elsewhere !== tab) return { ok: false, code: 'media/elsewhere' }
    return { ok: true, url: this.settings!.publicUrl, token: await this.#token(identity, tab, seat, roomName) }
  }

  /** The way into the plenary for the program of a recording, while something is captured. */
  async recorderPass({ id, state }: FoldedSession, recordingId: string): Promise<MediaPass> {
    if (this.state !== 'ready') return { ok: false, code: this.state === 'off' ? 'media/off' : 'media/preparing' }
    const isWanted = captures(state.session.recording.all) && runningRecording(state)?.recordingId === recordingId
    if (!isWanted) return { ok: false, code: 'media/not-now' }
    const { key, secret, publicUrl: url } = this.settings!
    const roomName = this.roomName(id, MAIN)
    await this.create(id, MAIN)
    const token = new AccessToken(key, secret, { identity: recorderIdentity(recordingId), ttl: TOKEN_TTL })
    token.addGrant(recorderGrant(roomName))
    return { ok: true, url, token: await token.toJwt() }
  }

  /**
   * Takes LiveKit's news: hints only, lists tell the truth.
   * @throws if it was not LiveKit who sent it
   */
  async heard(body: string, authorization: string | undefined): Promise<string | null> {
    const event = await this.#webhooks!.receive(body, authorization)
    return event.room?.name ?? null
  }

  #token(identity: string, tab: string, seat: MediaSeat, roomName: string): Promise<string> {
    const { key, secret } = this.settings!
    const token = new AccessToken(key, secret, { identity, ttl: TOKEN_TTL, attributes: { tab } })
    token.addGrant(grantOf(seat, roomName))
    return token.toJwt()
  }

  async #tabOf(roomName: string, identity: string): Promise<string | null> {
    const there = (await this.rooms!.listParticipants(roomName)).find((each) => each.identity === identity)
    return there ? (there.attributes.tab ?? '') : null
  }

  async #look(whenReady: () => void) {
    const ready = await fetch(this.settings!.url, { signal: AbortSignal.timeout(ASK_AGAIN) }).then(
      (answer) => answer.ok,
      () => false,
    )
    if (ready === this.#ready) return
    this.#ready = ready
    this.logger.info({ ready }, ready ? 'live media is ready' : 'live media is not there')
    if (ready) whenReady()
  }
}
