import type { Room } from '@livekit/rtc-node'
import {
  AccessToken,
  type ParticipantInfo,
  RoomServiceClient,
  TokenVerifier,
  type VideoGrant,
} from 'livekit-server-sdk'
import type { MediaPass } from '@/server/media/media'
import { type LiveProcess, until, type Visitor } from './live'
import { connectMedia } from './media'
import type { LiveKitUnderTest } from './servers'

/** The way into media rooms, as pages go it; and what LiveKit knows and tells of them. */
export class MediaDoor {
  readonly rooms: RoomServiceClient
  readonly #connected: Room[] = []

  constructor(private readonly livekit: LiveKitUnderTest) {
    this.rooms = new RoomServiceClient(livekit.url, livekit.key, livekit.secret)
  }

  async pass(who: Visitor, more: Record<string, string> = {}): Promise<MediaPass> {
    const answer = await who.process.get('media', { ...who.query, tab: `tab-of-${who.id}`, ...more }, who.headers)
    return (await answer.json()) as MediaPass
  }

  async token(who: Visitor, more: Record<string, string> = {}): Promise<string> {
    const given = await this.pass(who, more)
    if (!given.ok) throw new Error(given.code)
    return given.token
  }

  enter = async (who: Visitor, more: Record<string, string> = {}): Promise<Room> =>
    this.connect(await this.token(who, more))

  async connect(token: string): Promise<Room> {
    const room = await connectMedia(this.livekit.url.replace('http', 'ws'), token)
    this.#connected.push(room)
    return room
  }

  async grantIn(token: string): Promise<VideoGrant> {
    return (await new TokenVerifier(this.livekit.key, this.livekit.secret).verify(token)).video!
  }

  readonly there = async (room: string): Promise<readonly string[]> =>
    (await this.rooms.listParticipants(room)).map(({ identity }) => identity)

  participant = (room: string, identity: string): Promise<ParticipantInfo> => this.rooms.getParticipant(room, identity)

  /** As LiveKit tells its news, which are hints. */
  async tell(process: LiveProcess, room: string): Promise<void> {
    const body = JSON.stringify({ event: 'participant_joined', room: { name: room }, id: 'EV_1' })
    await this.webhook(process, body, await this.signed(body))
  }

  webhook = (process: LiveProcess, body: string, authorization: string) =>
    fetch(`${process.url}/rt/livekit/webhook`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/webhook+json', authorization },
    })

  async signed(body: string, secret = this.livekit.secret): Promise<string> {
    const token = new AccessToken(this.livekit.key, secret)
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(body))
    token.sha256 = Buffer.from(digest).toString('base64')
    return token.toJwt()
  }

  /** Spoils a right that nobody should have, and waits until the reconciler has looked and mended it. */
  async lookedAt(process: LiveProcess, room: string, identity: string): Promise<void> {
    const { permission } = await this.participant(room, identity)
    await this.rooms.updateParticipant(room, identity, { permission: { ...permission!, canPublishData: true } })
    await this.tell(process, room)
    const isMended = async () => (await this.participant(room, identity)).permission?.canPublishData === false
    await until(`the reconciler to look at ${identity}`, isMended)
  }

  async close(): Promise<void> {
    for (const room of this.#connected.splice(0)) await room.disconnect().catch(() => {})
  }
}
