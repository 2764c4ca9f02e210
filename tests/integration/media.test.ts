import { dispose, type Room, RoomEvent } from '@livekit/rtc-node'
import { AccessToken } from 'livekit-server-sdk'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest'
import { Media } from '@/server/media/media'
import { LiveOccasion, until, type Visitor } from '../support/live'
import { connectMedia, heard, publishTone } from '../support/media'
import { MediaDoor } from '../support/media-door'

const livekit = inject('livekit')
const settings = { ...livekit, publicUrl: livekit.url.replace('http', 'ws') }
const door = new MediaDoor(livekit)
const { rooms } = door

let occasion: LiveOccasion
let moderator: Visitor

beforeAll(async () => {
  occasion = await LiveOccasion.open(1, settings)
  moderator = await occasion.visitor('moderator', 'Mo')
})
afterEach(() => door.close())
afterAll(async () => {
  await occasion.close()
  await dispose()
})

const ended = (room: Room) => new Promise<void>((resolve) => room.once(RoomEvent.Disconnected, () => resolve()))

describe('before the session is live', () => {
  test('nobody of the audience gets a pass; whoever is backstage does, to hear', async () => {
    const ada = await occasion.visitor('attendee', 'Ada')
    expect(await door.pass(ada)).toEqual({ ok: false, code: 'media/not-now' })
    const given = await door.pass(moderator)
    const grant = await door.grantIn((given as { token: string }).token)
    expect(grant).toMatchObject({
      roomJoin: true,
      canSubscribe: true,
      canPublish: false,
      canPublishSources: [],
      canPublishData: false,
      canUpdateOwnMetadata: false,
    })
    expect(grant.roomAdmin ?? grant.roomCreate ?? grant.roomList ?? grant.hidden ?? grant.recorder).toBeUndefined()
  })

  test('two speakers hear each other backstage', async () => {
    const [sam, sue] = [await occasion.visitor('speaker', 'Sam'), await occasion.visitor('speaker', 'Sue')]
    await sam.ask('stage.join')
    const [his, hers] = [await door.enter(sam), await door.enter(sue)]
    const hearing = heard(hers, sam.id)
    const tone = await publishTone(his)
    await hearing
    await tone.stop()
  })
})

describe('while it is live', () => {
  beforeAll(async () => {
    await moderator.ask('session.go-live')
  })

  test('the audience hears and does not send; on stage one sends; off it again one does not', async () => {
    const ada = await occasion.visitor('attendee', 'Ada')
    const room = await door.enter(ada)
    await expect(publishTone(room)).rejects.toThrow()
    await moderator.ask('stage.invite', { participantId: ada.id })
    await until('the invitation', () => ada.main.stage.own.invited)
    const mayPublish = async () => (await rooms.getParticipant(room.name!, ada.id)).permission?.canPublish === true
    await ada.ask('stage.join')
    await until('the right to publish', mayPublish)
    const tone = await publishTone(room)
    await moderator.ask('stage.remove', { participantId: ada.id })
    await until('the right to be gone', async () => !(await mayPublish()))
    await until(
      'the track to be gone',
      async () => (await rooms.getParticipant(room.name!, ada.id)).tracks.length === 0,
    )
    await tone.stop()
  })

  test('whoever is muted loses the microphone, and nothing else', async () => {
    const sam = await occasion.visitor('speaker', 'Sam')
    await sam.ask('stage.join')
    const room = await door.enter(sam)
    const tone = await publishTone(room)
    await moderator.ask('person.mute', { participantId: sam.id })
    await until('silence', async () => (await rooms.getParticipant(room.name!, sam.id)).tracks.length === 0)
    expect((await rooms.getParticipant(room.name!, sam.id)).permission?.canPublish).toBe(true)
    await tone.stop()
    const grant = await door.grantIn(((await door.pass(sam)) as { token: string }).token)
    expect(grant.canPublishSources).toEqual(['camera'])
  })

  test('[I7] whoever is removed is out of the media room, and an old token does not bring them back for long', async () => {
    const dua = await occasion.visitor('attendee', 'Dua')
    const given = (await door.pass(dua)) as { token: string }
    const room = await door.enter(dua)
    const name = room.name!
    const gone = ended(room)
    await moderator.ask('person.remove', { participantId: dua.id })
    await gone
    expect(await door.there(name)).not.toContain(dua.id)
    await door.connect(given.token)
    await until('the reconciler', async () => !(await door.there(name)).includes(dua.id), 10_000)
  })

  test('a second tab does not push the first one out, unless it is asked to', async () => {
    const ada = await occasion.visitor('attendee', 'Ada')
    const first = await door.enter(ada, { tab: 'the-first-tab' })
    expect(await door.pass(ada, { tab: 'the-second-tab' })).toEqual({ ok: false, code: 'media/elsewhere' })
    expect(await door.pass(ada, { tab: 'the-first-tab' })).toMatchObject({ ok: true })
    const gone = ended(first)
    await door.enter(ada, { tab: 'the-second-tab', take: 'yes' })
    await gone
  })

  test('a token opens one room, for ten minutes, and no other', async () => {
    const ada = await occasion.visitor('attendee', 'Ada')
    const given = (await door.pass(ada)) as { url: string; token: string }
    const { exp, nbf, sub } = JSON.parse(Buffer.from(given.token.split('.')[1]!, 'base64url').toString())
    expect(sub).toBe(ada.id)
    expect(exp - nbf).toBeLessThanOrEqual(600)
    const [header, , signature] = given.token.split('.')
    const forged = Buffer.from(
      JSON.stringify({
        ...JSON.parse(Buffer.from(given.token.split('.')[1]!, 'base64url').toString()),
        video: { roomJoin: true, room: 'another', roomAdmin: true },
      }),
    ).toString('base64url')
    await expect(connectMedia(given.url, `${header}.${forged}.${signature}`)).rejects.toThrow()
    const stranger = new AccessToken(livekit.key, 'another secret, just as long as it must be', { identity: ada.id })
    stranger.addGrant({ roomJoin: true, room: 'x' })
    await expect(connectMedia(given.url, await stranger.toJwt())).rejects.toThrow()
  })

  test('rooms have names that nobody can guess, and none is made by asking', async () => {
    const { token } = (await door.pass(moderator)) as { token: string }
    const name = (await door.grantIn(token)).room!
    expect(name).toMatch(/^[\w-]{43}$/)
    expect(name).not.toContain(occasion.planned.sessionId)
    const known = new AccessToken(livekit.key, livekit.secret, { identity: 'p_x' })
    known.addGrant({ roomJoin: true, room: 'a room that nobody made' })
    await expect(connectMedia(settings.publicUrl, await known.toJwt())).rejects.toThrow()
  })
})

describe('news from LiveKit', () => {
  const webhook = (body: string, authorization: string) => door.webhook(occasion.processes[0]!, body, authorization)
  const signed = (body: string, secret?: string) => door.signed(body, secret)
  const body = JSON.stringify({ event: 'participant_joined', room: { name: 'x' }, id: 'EV_1' })

  test('is believed when LiveKit signed it, and otherwise not', async () => {
    expect((await webhook(body, await signed(body))).status).toBe(200)
    expect((await webhook(`${body} `, await signed(body))).status).toBe(401)
    expect((await webhook(body, await signed(body, 'another secret, just as long as it must be'))).status).toBe(401)
    expect((await webhook(body, '')).status).toBe(401)
  })
})

test('when it has ended everybody is out, and nobody gets a pass', async () => {
  const room = await door.enter(moderator)
  const gone = ended(room)
  await moderator.ask('session.end')
  await gone
  expect(await door.pass(moderator)).toEqual({ ok: false, code: 'media/not-now' })
})

describe('LiveKit as this process sees it', () => {
  test('is off without one, on its way while it does not answer, ready when it does', async () => {
    const logger = pino({ level: 'silent' })
    expect(new Media(null, logger).state).toBe('off')
    const missing = new Media({ ...settings, url: 'http://127.0.0.1:9' }, logger)
    await missing.start()
    expect(missing.state).toBe('preparing')
    missing.stop()
    const givenUp = new Media({ ...settings, url: 'http://127.0.0.1:9' }, logger, () => true)
    expect(givenUp.state).toBe('off')
    const here = new Media(settings, logger)
    await here.start()
    expect(here.state).toBe('ready')
    here.stop()
  })
})
