import { beforeEach, describe, expect, test } from 'vitest'
import { SessionStore } from '@/app/_session/store'
import type { Welcome } from '@/domain/protocol/messages'
import { UnreadableEventError } from '@/domain/protocol/registry'
import { MAIN } from '@/domain/protocol/standing'
import { perspectiveOn } from '@/domain/recording/perspective'
import { type SessionView, session } from '@/domain/session'
import { commandId, newId, newParticipantId } from '@/server/sessions/ids'
import { SessionRunner } from '@/server/sessions/session-runner'
import { run } from '../fuzz/run'
import { surroundings } from '../support/audience'
import { MemoryLog } from '../support/memory-log'
import { openRooms } from '../support/rooms'
import { Scenario } from '../support/scenario'
import { WeatheredLog } from '../support/weather'

const draft = {
  at: 1,
  room: 'main',
  type: 'session.opened',
  v: 1,
  by: 'system',
  owner: null,
  subject: null,
  data: {},
  commandId: null,
  part: 0,
}
const post = (by: string) => ({
  id: commandId(by, newId()),
  by,
  room: 'main',
  command: { type: 'chat.post', data: { text: 'x' } } as const,
})

describe('[S17] a server that meets what it cannot read', () => {
  test.each([
    ['an unknown type', { type: 'future.thing' }],
    ['a later version', { v: 99 }],
    ['broken data', { type: 'chat.posted', data: { messageId: 7 } }],
  ])('%s: shows what it can, takes no commands, and opens all the same', async (_what, odd) => {
    const log = new MemoryLog()
    await log.append({
      sessionId: 's',
      on: { head: 0, epoch: 1 },
      drafts: [draft, { ...draft, ...odd }, draft],
      forget: [],
      nextTickAt: null,
    })
    const runner = new SessionRunner('s', surroundings(log))
    await runner.open()
    expect(runner.unreadable).toBe(true)
    expect(runner.state.session.life.all.phase).toBe('open')
    expect(runner.head).toBe(1)
    expect(await runner.execute(post('system'))).toEqual({ ok: false, code: 'newer-version', retry: true })
  })
})

test('[S17] a page that is shown what it does not know freezes there', () => {
  const scenario = Scenario.with({ ada: 'attendee' })
  const viewer = session.viewerOf(scenario.state, 'ada')!
  const store = new SessionStore()
  store.welcome({
    seq: 5,
    epoch: 1,
    now: 0,
    viewer,
    view: session.view(scenario.state, viewer),
    cards: {},
  } satisfies Welcome<SessionView>)
  const event = { seq: 6, at: 1, room: 'main', data: {} }
  expect(store.apply({ from: 5, to: 6, events: [{ ...event, type: 'future.thing' } as never] })).toBe('unreadable')
  expect(store.apply({ from: 5, to: 6, events: [{ ...event, type: 'session.opened', v: 2 } as never] })).toBe(
    'unreadable',
  )
  expect(store.cursor).toBe(5)
})

test('[S10] templates in events had one name once, and now have it in every language', () => {
  const fields = [{ key: 'goals', kind: 'text', label: { en: 'Goals' } }]
  const [old, now] = [
    { name: 'Kickoff', fields },
    { name: { de: 'Kickoff', en: 'Kickoff', fr: 'Kickoff' }, fields },
  ]
  const rest = { partnership: null }
  const dataOf = (template: object): Readonly<Record<string, object>> => ({
    'workbook.prepared': { ...rest, template, doc: null },
    'breakouts.furnished': { room: 'r', partnership: null, workbook: { template, doc: null, filled: {} } },
    'harvest.brought': { ...rest, card: 'r', name: 'North', template, pieces: [], people: [] },
  })
  for (const [type, data] of Object.entries(dataOf(old))) {
    const read = session.read({ seq: 1, at: 1, room: 'main', v: 1, type, data })
    expect(read.data).toEqual(dataOf(now)[type])
  }
})

test('[S10] rows of an older version are brought up, rows that were blanked keep their place', () => {
  const row = { seq: 4, at: 1, room: 'main', v: 1 }
  expect(session.read({ ...row, data: null, type: 'chat.posted' })).toMatchObject({
    seq: 4,
    type: 'chat.posted',
    data: null,
  })
  expect(() => session.read({ ...row, data: {}, type: 'nobody.knows' })).toThrow(UnreadableEventError)
})

describe('[S6] when the log fails', () => {
  const opening = {
    id: commandId('system', newId()),
    by: 'system',
    room: 'main',
    command: { type: 'session.open', data: {} },
  } as const
  const entering = {
    id: commandId('system', newId()),
    by: 'system',
    room: 'main',
    command: { type: 'person.enter', data: { participantId: 'mod', role: 'moderator' } },
  } as const
  const failing = (fails: () => boolean, after = false) => {
    const weather = { pause: async () => {}, failsBefore: () => !after && fails(), failsAfter: () => after && fails() }
    return new WeatheredLog(memory, weather)
  }
  let memory = new MemoryLog()
  beforeEach(() => {
    memory = new MemoryLog()
  })

  test('every command is answered, with what may be tried again', async () => {
    let isDown = false
    const log = failing(() => isDown)
    const runner = new SessionRunner('s', surroundings(log))
    await runner.open()
    await runner.execute(entering)
    isDown = true
    expect(await runner.execute(post('mod'))).toEqual({ ok: false, code: 'unavailable', retry: true })
    isDown = false
    expect(await runner.execute(post('mod'))).toMatchObject({ ok: true })
  })

  test('a COMMIT of which nobody heard counts once', async () => {
    let fails = false
    const log = failing(() => fails, true)
    const runner = new SessionRunner('s', surroundings(log))
    await runner.open()
    fails = true
    const asking = runner.execute(opening)
    setImmediate(() => {
      fails = false
    })
    expect(await asking).toEqual({ ok: true, seq: 1 })
    expect(memory.rows('s')).toHaveLength(1)
  })

  test('a repeat after a crash gets the same answer from the log', async () => {
    const log = new MemoryLog()
    const first = new SessionRunner('s', surroundings(log))
    await first.open()
    await first.execute(entering)
    const ask = post('mod')
    const ack = await first.execute(ask)
    expect(ack).toMatchObject({ ok: true })
    const second = new SessionRunner('s', surroundings(log))
    await second.open()
    expect(await second.execute(ask, true)).toEqual(ack)
    expect(log.rows('s').filter(({ type }) => type === 'chat.posted')).toHaveLength(1)
  })

  test('so does a repeat of what a keyframe has swallowed', async () => {
    const log = new MemoryLog()
    const around = surroundings(log)
    const first = new SessionRunner('s', around)
    await first.open()
    await first.execute(entering)
    const ask = { ...post('mod'), command: { type: 'hand.raise', data: {} } } as const
    const ack = await first.execute(ask)
    await log.keep('s', 1, around.domainVersion, { seq: first.head, lastAt: 1, state: first.state })
    const second = new SessionRunner('s', around)
    await second.open()
    expect(ack).toMatchObject({ ok: true })
    expect(await second.execute(ask, true)).toEqual(ack)
    expect(log.rows('s').filter(({ type }) => type === 'hand.raised')).toHaveLength(1)
  })
})

const replayViewer = (staff: boolean) =>
  perspectiveOn(MAIN, staff ? { staff, exists: () => false } : { staff, seen: new Map() })!.viewer

test('[S12] a replay shows nobody more than live did, and nothing of anybody’s own', async () => {
  const { log, world } = await run(11, 2_500, new MemoryLog())
  const events = log.map(({ seq, at, room, type, v, data, owner }) =>
    session.read({ seq, at, room, type, v, data, ...(owner && { owner }) }),
  )
  const [organiser, , , ada] = world.people.map(({ id }) => id)
  for (const [viewer, live] of [
    [replayViewer(false), { ...replayViewer(false), id: ada! }],
    [replayViewer(true), { ...replayViewer(true), id: organiser! }],
  ] as const) {
    const replayed = events.map((event) => session.heardBy(event, viewer)).filter((event) => event !== null)
    const shown = new Set(events.filter((event) => session.heardBy(event, live) !== null).map(({ seq }) => seq))
    expect(replayed.length).toBeGreaterThan(50)
    expect(replayed.every(({ seq }) => shown.has(seq))).toBe(true)
    expect(replayed.some(({ mine }) => mine === true)).toBe(false)
    expect(replayed.some(({ room }) => room !== 'main')).toBe(false)
  }
})

test('[S18] ids are 16 random bytes, never the same; a room may have any name', () => {
  const ids = Array.from({ length: 1_000 }, newId)
  expect(new Set(ids).size).toBe(1_000)
  expect(ids.every((id) => Buffer.from(id, 'base64url').length === 16)).toBe(true)
  expect(newParticipantId()).toMatch(/^p_[\w-]{22}$/)
  const scenario = Scenario.with({ mod: 'moderator', ada: 'attendee' })
  openRooms(scenario, { names: ['__proto__', '__proto__'], place: [['ada']] })
  const [room] = scenario.seenBy('ada').session.breakouts.all!.rooms
  expect(room!.name).toBe('__proto__')
  expect(scenario.by('ada', 'chat.post', { text: 'in the room' }, room!.id)).toMatchObject({
    happened: ['chat.posted'],
  })
  expect(scenario.by('ada', 'chat.post', { text: 'x' }, '__proto__')).toEqual({ refused: 'rooms/moved' })
})
