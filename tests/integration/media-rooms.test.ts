import { dispose, type Room, RoomEvent } from '@livekit/rtc-node'
import { AccessToken } from 'livekit-server-sdk'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { VOICE } from '@/domain/media-seats'
import { MAIN } from '@/domain/protocol/standing'
import { GRACE } from '@/server/media/grace'
import { type Followed, Keeper } from '@/server/media/keeper'
import { Media } from '@/server/media/media'
import { Reconciler } from '@/server/media/reconciler'
import { folded } from '../support/folded'
import { LiveOccasion, type LiveProcess, until, type Visitor } from '../support/live'
import { heard, publishTone } from '../support/media'
import { MediaDoor } from '../support/media-door'
import { Scenario } from '../support/scenario'
import { storeSet } from '../support/stored-set'
import { UnreliableLiveKit } from '../support/unreliable-livekit'

const livekit = inject('livekit')
const settings = { ...livekit, publicUrl: livekit.url.replace('http', 'ws') }
const door = new MediaDoor(livekit)
const logger = pino({ level: 'silent' })
const media = new Media(settings, logger)

let occasion: LiveOccasion
let live: LiveProcess
let mo: Visitor
let [ada, ben, eve]: Visitor[] = []
let [north, south]: string[] = []
let others = 0

beforeAll(async () => {
  occasion = await LiveOccasion.open(1, settings)
  live = occasion.processes[0]!
  mo = await occasion.visitor('moderator', 'Mo')
  await mo.ask('session.go-live')
})
beforeEach(async () => {
  ada = await occasion.visitor('attendee', 'Ada')
  ben = await occasion.visitor('attendee', 'Ben')
  eve = await occasion.visitor('attendee', 'Eve')
  const personOf = async ({ seat }: Visitor) =>
    (await occasion.db.access.findUniqueOrThrow({ where: { id: seat } })).personId!
  const set = await storeSet(occasion.db, occasion.planned.conferenceId, {
    rooms: { North: [await personOf(ada)], South: [await personOf(ben)] },
    // Everybody else stays in the plenary.
    choosing: true,
  })
  const open = { set, minutes: null, countdown: 0, walking: false, returns: true }
  expect(await mo.ask('breakouts.open', open)).toMatchObject({ ok: true })
  const known = () => mo.store.get()!.view.session.breakouts.all?.rooms ?? []
  await until('the rooms', () => known().length === 2)
  ;[north, south] = known().map(({ id }) => id)
})
afterEach(async () => {
  await door.close()
  await live.command(mo.session, 'breakouts.close', { room: null, grace: 0 })
  await until('the end of the rooms', () => mo.store.get()!.view.session.breakouts.all === null)
})
afterAll(async () => {
  await occasion.close()
  await dispose()
})

const nameOf = (channel: string) => media.roomName(occasion.planned.sessionId, channel)
const move = (who: Visitor, room: string) => live.command(mo.session, 'breakouts.move', { participantId: who.id, room })
const ended = (room: Room) => new Promise<void>((resolve) => room.once(RoomEvent.Disconnected, () => resolve()))

test('[I7] somebody who is left in a room that closed while nobody looked after it is put out by whoever does next', async () => {
  const sessionId = 'a session of which nobody knew'
  const scenario = Scenario.with({ ada: 'attendee' })
  const runner = { id: sessionId, state: scenario.state, unreadable: false, subscribe: () => () => {} }
  await media.start()
  await media.create(sessionId, 'closed')
  const token = new AccessToken(livekit.key, livekit.secret, { identity: 'ada' })
  token.addGrant({ roomJoin: true, room: media.roomName(sessionId, 'closed') })
  const out = ended(await door.connect(await token.toJwt()))
  const keeper = new Keeper({ ...runner, catchUp: async () => {} } as unknown as Followed, media, logger)
  keeper.look()
  await out
  await keeper.stop()
  media.stop()
})

describe('when LiveKit cannot', () => {
  let unreliable: UnreliableLiveKit
  let media: Media
  let rooms: string[]
  let runner: Followed
  beforeEach(async () => {
    unreliable = await UnreliableLiveKit.before(livekit)
    media = new Media({ ...unreliable.settings, publicUrl: settings.publicUrl }, logger)
    const id = `like the session, but nobody else looks after it: ${++others}`
    const state = folded(await occasion.rows())
    runner = { id, state, unreadable: false, subscribe: () => () => {}, catchUp: async () => {} }
    rooms = [north!, south!].map((room) => media.roomName(id, room))
  })
  afterEach(async () => {
    media.stop()
    await unreliable.close()
  })
  const made = () => door.rooms.listRooms(rooms)

  test('[I7] all that is missing is made as soon as it can again', async () => {
    unreliable.mishap = () => 'refused'
    const reconciler = new Reconciler(media, logger)
    reconciler.follow(runner)
    reconciler.look()
    await media.start(reconciler.look)
    expect(media.state).toBe('preparing')
    expect(await made()).toEqual([])
    unreliable.mishap = () => 'none'
    await until('the rooms', async () => (await made()).length === 2)
    await reconciler.stop()
  })

  test('it is asked once a second, however much fails', async () => {
    await media.start()
    await media.create(runner.id, MAIN)
    unreliable.mishap = (method) => (/CreateRoom|ListParticipants/.test(method) ? 'refused' : 'none')
    const keeper = new Keeper(runner, media, logger)
    const begun = performance.now()
    keeper.look()
    const surveys = () => unreliable.calls.filter((method) => method === 'ListRooms').length
    // The first look asks twice: which rooms there are of the session, and which of those it knows.
    await until('four looks', () => surveys() >= 1 + 4)
    expect(performance.now() - begun).toBeGreaterThan(2_900)
    expect(await made()).toEqual([])
    await keeper.stop()
  })
})

describe('passes', () => {
  test('are for the room where one stands, and for no other', async () => {
    expect(await door.grantIn(await door.token(ada!))).toMatchObject({
      room: nameOf(north!),
      canPublish: true,
      canPublishSources: ['microphone', 'camera'],
    })
    expect((await door.grantIn(await door.token(eve!))).room).toBe(nameOf(MAIN))
    for (const channel of [south!, MAIN, VOICE, 'a room that is none'])
      expect(await door.pass(ada!, { channel })).toEqual({ ok: false, code: 'media/not-now' })
  })

  test('to listen in are for who listens, hidden, and send nothing', async () => {
    expect(await door.pass(mo, { channel: north! })).toEqual({ ok: false, code: 'media/not-now' })
    await mo.ask('breakouts.listen', { room: north! })
    const grant = await door.grantIn(await door.token(mo, { channel: north! }))
    expect(grant).toMatchObject({ room: nameOf(north!), hidden: true, canPublish: false, canSubscribe: true })
    expect((await door.grantIn(await door.token(mo))).room).toBe(nameOf(MAIN))
  })
})

test('the media rooms of breakout rooms are there before anybody comes', async () => {
  const names = [nameOf(north!), nameOf(south!)]
  await until('the rooms in LiveKit', async () => (await door.rooms.listRooms(names)).length === 2)
  await door.rooms.deleteRoom(names[0]!)
  await door.tell(live, names[0]!)
  await until('the lost one again', async () => (await door.rooms.listRooms(names)).length === 2)
})

describe('whoever is moved', () => {
  test('keeps what they hear while they reach the new room, and no longer than that', async () => {
    await door.enter(ada!)
    await door.lookedAt(live, nameOf(north!), ada!.id)
    const moved = performance.now()
    await move(ada!, south!)
    await door.enter(ada!)
    await door.lookedAt(live, nameOf(south!), ada!.id)
    await door.lookedAt(live, nameOf(north!), ada!.id)
    const isGone = async () => !(await door.there(nameOf(north!))).includes(ada!.id)
    await until('the end of the grace', isGone, GRACE + 3_000)
    expect(performance.now() - moved).toBeGreaterThan(GRACE - 1_000)
    expect(performance.now() - moved).toBeLessThan(GRACE + 2_000)
    expect(await door.there(nameOf(south!))).toContain(ada!.id)
  })

  test('keeps it also if they came only just before, and nobody has looked at them yet', async () => {
    await door.enter(ada!)
    await move(ada!, south!)
    await door.lookedAt(live, nameOf(north!), ada!.id)
    expect(await door.there(nameOf(north!))).toContain(ada!.id)
  })

  test('sends in the old room no more than in the new one', async () => {
    const room = await door.enter(ada!)
    const tone = await publishTone(room)
    await door.lookedAt(live, nameOf(north!), ada!.id)
    await move(ada!, MAIN)
    const now = () => door.participant(nameOf(north!), ada!.id)
    await until('the right to be gone', async () => (await now()).permission?.canPublish === false)
    await until('silence', async () => (await now()).tracks.length === 0)
    await tone.stop()
  })

  test('and was on no stage may not speak in the plenary for a moment on the way out of it', async () => {
    await door.enter(eve!)
    await door.lookedAt(live, nameOf(MAIN), eve!.id)
    await move(eve!, north!)
    await door.lookedAt(live, nameOf(MAIN), eve!.id)
    expect((await door.participant(nameOf(MAIN), eve!.id)).permission).toMatchObject({
      canPublish: false,
      canPublishSources: [],
    })
  })

  test('[I7] and is then removed is out of both rooms at once', async () => {
    const old = await door.enter(ada!)
    await door.lookedAt(live, nameOf(north!), ada!.id)
    await move(ada!, south!)
    const gone = [ended(old), ended(await door.enter(ada!))]
    await mo.ask('person.remove', { participantId: ada!.id })
    await Promise.all(gone)
  })

  test('[I7] does not come back with the old token, although the grace still runs', async () => {
    const token = await door.token(ada!)
    await door.connect(token)
    await door.lookedAt(live, nameOf(north!), ada!.id)
    await move(ada!, south!)
    await door.lookedAt(live, nameOf(north!), ada!.id)
    const back = await door.connect(token)
    const gone = ended(back)
    await door.tell(live, nameOf(north!))
    await gone
    expect(await door.there(nameOf(north!))).not.toContain(ada!.id)
  })

  test('and never was in the room has nothing to keep: a token kept for later is of no use', async () => {
    const token = await door.token(ada!)
    await move(ada!, south!)
    const gone = ended(await door.connect(token))
    await door.tell(live, nameOf(north!))
    await gone
  })
})

describe('whoever listens in', () => {
  test('hears the room and is met by nobody there, until they stop', async () => {
    const speaking = await door.enter(ada!)
    const tone = await publishTone(speaking)
    await mo.ask('breakouts.listen', { room: north! })
    const listening = await door.enter(mo, { channel: north! })
    await heard(listening, ada!.id)
    expect([...speaking.remoteParticipants.keys()]).toEqual([])
    const hidden = (await door.there(nameOf(north!))).find((identity) => identity !== ada!.id)!
    await door.lookedAt(live, nameOf(north!), hidden)
    const { permission } = await door.participant(nameOf(north!), hidden)
    expect(permission).toMatchObject({ hidden: true, canPublish: false, canPublishSources: [] })
    expect([...speaking.remoteParticipants.keys()]).toEqual([])
    const gone = ended(listening)
    await mo.ask('breakouts.listen', { room: null })
    await gone
    await tone.stop()
  })

  test('may step into the room without being put out of it', async () => {
    await mo.ask('breakouts.listen', { room: north! })
    const gone = ended(await door.enter(mo, { channel: north! }))
    await move(mo, north!)
    await door.enter(mo)
    await gone
    await door.lookedAt(live, nameOf(north!), mo.id)
  })
})

describe('an announcement by voice', () => {
  test('is spoken by one, heard in the rooms by people whom nobody meets there, and ends for all', async () => {
    expect(await door.pass(ada!, { channel: VOICE })).toEqual({ ok: false, code: 'media/not-now' })
    await mo.ask('breakouts.speak', { room: null })
    expect(await door.pass(eve!, { channel: VOICE })).toEqual({ ok: false, code: 'media/not-now' })
    const [hers, his] = [await door.enter(ada!, { channel: VOICE }), await door.enter(mo, { channel: VOICE })]
    const hearing = heard(hers, mo.id)
    const tone = await publishTone(his)
    await hearing
    expect([...his.remoteParticipants.keys()]).toEqual([])

    const gone = [ended(hers), ended(his)]
    await mo.ask('breakouts.end-voice', {})
    await Promise.all(gone)
    await tone.stop()
  })

  test('to one room is heard in that one alone', async () => {
    await mo.ask('breakouts.speak', { room: north! })
    await door.enter(ada!, { channel: VOICE })
    expect(await door.pass(ben!, { channel: VOICE })).toEqual({ ok: false, code: 'media/not-now' })
    await mo.ask('breakouts.end-voice', {})
  })
})
