import { dispose } from '@livekit/rtc-node'
import { pino } from 'pino'
import { afterAll, afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { mediaSeatsOf } from '@/domain/media-seats'
import type { Wall } from '@/domain/protocol/messages'
import { MAIN } from '@/domain/protocol/standing'
import type { SessionState } from '@/domain/session'
import { GRACE } from '@/server/media/grace'
import { Media } from '@/server/media/media'
import { hasPermission, holderOf, identityOf } from '@/server/media/rights'
import { folded } from '../support/folded'
import { LiveOccasion, until, type Visitor } from '../support/live'
import { MediaDoor } from '../support/media-door'
import { MediaPage } from '../support/media-page'
import { Seeded } from '../support/seeded'
import { storeSet } from '../support/stored-set'
import { UnreliableLiveKit } from '../support/unreliable-livekit'
import { OPEN, openRoomsOf, RoomStorm, setFor, shownIn } from './room-storm'

const livekit = inject('livekit')
const door = new MediaDoor(livekit)
const publicUrl = livekit.url.replace('http', 'ws')
const media = new Media({ ...livekit, publicUrl }, pino({ level: 'silent' }))

let unreliable: UnreliableLiveKit
let occasion: LiveOccasion
let mo: Visitor
let pages: MediaPage[]
beforeEach(async () => {
  pages = []
  unreliable = await UnreliableLiveKit.before(livekit)
  occasion = await LiveOccasion.open(1, { ...unreliable.settings, publicUrl })
  mo = await occasion.visitor('moderator', 'Mo')
  await mo.ask('session.go-live')
})
afterEach(async () => {
  await Promise.all(pages.map((page) => page.close()))
  await door.close()
  await occasion.close()
  await unreliable.close()
})
afterAll(() => dispose())

const nameOf = (room: string) => media.roomName(occasion.planned.sessionId, room)

describe('F17: LiveKit is slow and refuses while a hundred rooms open', () => {
  const walls: Wall[] = []
  const unreachable = () =>
    walls
      .at(-1)
      ?.rooms.filter((room) => room.unreachable)
      .map(({ room }) => room) ?? []
  const inLiveKit = async (rooms: readonly string[]) => (await door.rooms.listRooms(rooms.map(nameOf))).length

  test('people are where they belong all the same, what fails is named, and all is made in the end', async () => {
    walls.length = 0
    mo.socket.on('wall', (wall: Wall) => walls.push(wall))
    const ada = await occasion.visitor('attendee', 'Ada')
    const { personId } = await occasion.db.access.findUniqueOrThrow({ where: { id: ada.seat } })
    const rooms = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`Group ${i}`, i === 0 ? [personId!] : []]))
    const set = await storeSet(occasion.db, occasion.planned.conferenceId, { rooms, choosing: true })

    const random = new Seeded(17)
    const broken = new Set<string>()
    let isChosen = false
    unreliable.delay = () => random.below(150)
    unreliable.mishap = (method, body) => {
      if (method !== 'CreateRoom') return random.chance(0.1) ? 'refused' : 'none'
      // Nothing is made before it is known which are broken: their names come only as they open.
      if (!isChosen || [...broken].some((name) => body.includes(name))) return 'refused'
      return random.pick(['none', 'none', 'refused', 'unanswered'])
    }
    await mo.ask('breakouts.open', { ...OPEN, set })
    await until('the rooms', () => openRoomsOf(mo).length === 100)
    const open = openRoomsOf(mo).map(({ id }) => id)
    for (const id of open.slice(1, 4)) broken.add(nameOf(id))
    isChosen = true
    await until('Ada in her room', () => shownIn(ada) === open[0])
    expect(await ada.ask('chat.post', { text: 'We begin' }, { room: open[0] })).toMatchObject({ ok: true })
    pages = [new MediaPage(door, () => ada)]
    await until('Ada in its media room', () => pages[0]!.channel === open[0], 20_000)

    // One that was refused twice by chance is named too, until it is made.
    const lacking = open.slice(1, 4)
    const areNamed = () => unreachable().length === lacking.length && lacking.every((id) => unreachable().includes(id))
    await until('the moderator to be told which are lacking', areNamed, 20_000)
    expect(await inLiveKit(open)).toBe(97)

    broken.clear()
    unreliable.mishap = () => 'none'
    await until('all rooms', async () => (await inLiveKit(open)) === 100, 20_000)
    await until('nothing to be named any more', () => unreachable().length === 0)
  })
})

/** Who is in LiveKit and has no right to be, or another right than the fold says. */
async function strangers(state: SessionState, rooms: Iterable<string>): Promise<string[]> {
  const found: string[] = []
  for (const room of rooms) {
    const there = await door.rooms.listParticipants(nameOf(room)).catch(() => [])
    for (const { identity, permission } of there) {
      const id = holderOf(identity)
      const seats = mediaSeatsOf(state, id)
      const seat = seats.find((each) => each.channel === room && identityOf(each, id) === identity)
      if (!seat) found.push(`${identity} in ${room}`)
      else if (!hasPermission(permission, seat)) found.push(`${identity} may something else in ${room}`)
    }
  }
  return found
}

test.each([1, 2, 3])(
  '[I6] [I7] whatever is opened, closed, moved and removed, LiveKit equals the fold (seed %i)',
  async (seed) => {
    const people: Visitor[] = []
    for (let i = 0; i < 5; i++) people.push(await occasion.visitor('attendee', `Guest ${i}`))
    const random = new Seeded(seed)
    const storm = new RoomStorm(occasion, random, mo, people, [
      await setFor(occasion, people, 3),
      await setFor(occasion, people, 2),
    ])
    unreliable.delay = () => random.below(40)
    unreliable.mishap = () => (random.chance(0.1) ? random.pick(['refused', 'unanswered']) : 'none')
    // One page in two forgets to leave the old room: the reconciler does not.
    pages = people.map((_, i) => new MediaPage(door, () => people[i]!, i % 2 === 1))
    for (let i = 0; i < 40; i++) {
      await storm.deed()
      await new Promise((resolve) => setTimeout(resolve, random.below(200)))
    }
    await storm.answered()

    const rows = await occasion.rows()
    const opened = rows.filter(({ type }) => type === 'breakouts.opened')
    const ever = [
      MAIN,
      ...opened.flatMap(({ data }) => (data as { rooms: { id: string }[] }).rooms.map(({ id }) => id)),
    ]
    const state = folded(rows)
    const elsewhere = () =>
      pages.flatMap(({ channel }, i) => {
        const should = mediaSeatsOf(state, people[i]!.id)[0]?.channel ?? null
        return channel === should ? [] : [`page ${i} in ${channel} instead of ${should}`]
      })
    await until('all pages where they belong', () => elsewhere().length === 0, 10_000)
    await until('nobody else anywhere', async () => (await strangers(state, ever)).length === 0, GRACE + 15_000)
  },
)
