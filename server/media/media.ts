import { createHmac } from 'node:crypto'
import { AccessToken, RoomServiceClient, WebhookReceiver } from 'livekit-server-sdk'
import type { Logger } from 'pino'
import type { ParticipantId, RoomId } from '@/domain/protocol/standing'
import { type Publishing, publishingOf } from '@/domain/session'
import type { SessionRunner } from '@/server/sessions/session-runner'
import { grantOf } from './rights'

export interface MediaSettings {
  /** Where this process reaches LiveKit, http(s). */
  readonly url: string
  /** Where browsers reach it: an absolute ws(s) address, or a path of our own port. */
  readonly publicUrl: string
  readonly key: string
  readonly secret: string
}

export type MediaState = 'ready' | 'preparing' | 'off'

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

  async start(): Promise<void> {
    if (!this.settings) return
    await this.#look()
    this.#timer = setInterval(() => void this.#look(), ASK_AGAIN)
  }

  stop() {
    if (this.#timer) clearInterval(this.#timer)
  }

  /** Nobody can guess it, and it is made of nothing that the browser knows. */
  roomName(sessionId: string, room: RoomId): string {
    const hash = createHmac('sha256', this.settings?.secret ?? '').update(`media room\n${sessionId}\n${room}`)
    return hash.digest('base64url')
  }

  /**
   * A pass for the room that somebody belongs to now. `tab` names the page that asks: somebody who is connected with
   * another page keeps that, unless `take` says that it should move here.
   */
  async pass(runner: SessionRunner, participantId: ParticipantId, tab: string, take: boolean): Promise<MediaPass> {
    if (this.state !== 'ready') return { ok: false, code: this.state === 'off' ? 'media/off' : 'media/preparing' }
    const publishing = publishingOf(runner.state, participantId)
    if (!publishing) return { ok: false, code: 'media/not-now' }
    const roomName = this.roomName(runner.id, publishing.room)
    await this.rooms!.createRoom({ name: roomName, emptyTimeout: 300, departureTimeout: 20 })
    const elsewhere = take ? null : await this.#tabOf(roomName, participantId)
    if (elsewhere !== null && elsewhere !== tab) return { ok: false, code: 'media/elsewhere' }
    return {
      ok: true,
      url: this.settings!.publicUrl,
      token: await this.#token(participantId, tab, publishing, roomName),
    }
  }

  /**
   * Takes LiveKit's news: hints only, lists tell the truth.
   * @throws if it was not LiveKit who sent it
   */
  async heard(body: string, authorization: string | undefined): Promise<string | null> {
    const event = await this.#webhooks!.receive(body, authorization)
    return event.room?.name ?? null
  }

  #token(participantId: ParticipantId, tab: string, publishing: Publishing, roomName: string): Promise<string> {
    const { key, secret } = this.settings!
    const token = new AccessToken(key, secret, { identity: participantId, ttl: TOKEN_TTL, attributes: { tab } })
    token.addGrant(grantOf(publishing, roomName))
    return token.toJwt()
  }

  async #tabOf(roomName: string, participantId: ParticipantId): Promise<string | null> {
    const there = (await this.rooms!.listParticipants(roomName)).find(({ identity }) => identity === participantId)
    return there ? (there.attributes.tab ?? '') : null
  }

  async #look() {
    const ready = await fetch(this.settings!.url, { signal: AbortSignal.timeout(ASK_AGAIN) }).then(
      (answer) => answer.ok,
      () => false,
    )
    if (ready !== this.#ready) this.logger.info({ ready }, ready ? 'live media is ready' : 'live media is not there')
    this.#ready = ready
  }
}
