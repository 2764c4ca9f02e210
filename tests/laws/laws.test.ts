import { describe, expect, test } from 'vitest'
import type { Viewer } from '@/domain/protocol/standing'
import { type SessionEvent, type SessionState, session } from '@/domain/session'
import type { LogRow } from '@/server/log/event-log'
import { run } from '../fuzz/run'
import { SESSION } from '../fuzz/world'
import { MemoryLog } from '../support/memory-log'
import { Seeded } from '../support/seeded'

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
const STEPS = 10_000

const freeze = <T>(value: T): T => {
  if (value && typeof value === 'object' && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const inner of Object.values(value)) freeze(inner)
  }
  return value
}
const eventOf = ({ seq, at, room, type, v, data, owner }: LogRow): SessionEvent =>
  session.read({ seq, at, room, type, v, data, ...(owner !== undefined && { owner }) })
const fold = (rows: readonly LogRow[]): SessionState =>
  rows.map(eventOf).reduce((state, event) => freeze(session.reduce(state, freeze(event))), freeze(session.initial))

const accepted = new Map<string, number>()

describe.each(SEEDS)('a run with seed %i', (seed) => {
  const memory = new MemoryLog()
  const running = run(seed, STEPS, memory)

  test('[S1] the log is dense, and [S15] its clock never goes back', async () => {
    const { log } = await running
    expect(log.length).toBeGreaterThan(200)
    log.forEach((row, i) => {
      expect(row.seq).toBe(i + 1)
      if (i > 0) expect(row.at).toBeGreaterThanOrEqual(log[i - 1]!.at)
    })
  })

  test('[S9] the state is plain JSON, and [S16] both processes hold what the log folds to', async () => {
    const { log, world } = await running
    const truth = fold(log)
    expect(JSON.parse(JSON.stringify(truth))).toEqual(truth)
    for (const { runner } of world.processes) expect(runner.state).toEqual(truth)
  })

  test('[S3] [S4] [S8] everybody holds what they may see of it, without a gap', async () => {
    const { log, world } = await running
    const truth = fold(log)
    for (const { id, store, removed, gaps } of world.people) {
      const viewer = session.viewerOf(truth, id)
      if (removed || !viewer) continue
      expect(store.cursor, `${id} is behind`).toBe(log.length)
      expect(store.get()!.viewer).toEqual(viewer)
      expect(store.get()!.view, `${id} drifted`).toEqual(session.view(truth, viewer))
      expect(gaps, `${id} was shown frames that do not join on`).toBe(0)
    }
  })

  test('[S2] [S6] every command is answered, takes effect at most once, and is durable when acknowledged', async () => {
    const { log, asked } = await running
    const inLog = new Map<string, number>()
    for (const { commandId, seq } of log) if (commandId !== null) inLog.set(commandId, seq)
    const parts = new Set<string>()
    for (const { id, type, answers } of asked) {
      expect(answers.length, `${type} was never answered`).toBeGreaterThan(0)
      const seqs = new Set(answers.flatMap((ack) => (ack.ok ? [ack.seq] : [])))
      expect(seqs.size, `${type} took effect twice`).toBeLessThanOrEqual(1)
      if (seqs.size === 1) {
        expect(inLog.has(id), `${type} was acknowledged and is not in the log`).toBe(true)
        accepted.set(type, (accepted.get(type) ?? 0) + 1)
      }
      if (answers.every((ack) => !ack.ok && !ack.retry))
        expect(inLog.has(id), `${type} was refused and is in the log`).toBe(false)
      expect(parts.has(id)).toBe(false)
      parts.add(id)
    }
  })

  test('[S13] every event does to a view what it does to the whole', async () => {
    const { log, world } = await running
    const rooms = ['main', ...new Set(log.map(({ room }) => room).filter((room) => room !== 'main'))]
    const seats = (some: readonly string[], staff: boolean) => some.map((room) => ({ room, staff }))
    const [organiser, moderator, speaker, ada] = world.people.map(({ id }) => id)
    const viewers: Viewer[] = [
      { id: organiser!, staff: true, seats: seats(rooms, true) },
      { id: ada!, staff: false, seats: seats(rooms.slice(0, 1), false) },
      { id: speaker!, staff: false, seats: seats(rooms.slice(1, 3), true) },
      { id: moderator!, staff: true, seats: seats(rooms.slice(0, 2), false) },
      { id: '', staff: false, seats: seats(['main'], false) },
    ]
    let state = session.initial
    for (const event of log.slice(0, 700).map(eventOf)) {
      const after = session.reduce(state, event)
      for (const viewer of viewers) {
        const before = session.view(state, viewer)
        const heard = session.heardBy(event, viewer)
        const expected = heard ? session.reduceView(before, heard, viewer) : before
        expect(session.view(after, viewer), `${event.type} breaks the view of ${viewer.id}`).toEqual(expected)
      }
      state = after
    }
  })

  test('[S10] whoever reads rows before they are forgotten holds the same as who reads them later', async () => {
    const { log } = await running
    const written = memory.asWritten(SESSION)
    const truth = fold(log)
    const random = new Seeded(seed)
    for (const cut of [0, log.length, ...Array.from({ length: 20 }, () => random.below(log.length))])
      expect(fold([...written.slice(0, cut), ...log.slice(cut)]), `read up to ${cut}`).toEqual(truth)
  })

  test('[S10] rows blanked at random still fold', async () => {
    const { log } = await running
    const random = new Seeded(seed)
    const blanked = log.map((row) =>
      random.chance(0.2) ? { ...row, by: null, owner: undefined, data: null } : row,
    ) as LogRow[]
    const state = fold(blanked)
    expect(JSON.parse(JSON.stringify(state))).toEqual(state)
  })

  test('[S14] [S3] no frame says who asked or whose it is, and nobody hears what is somebody else’s own', async () => {
    const { log, world } = await running
    const owners = new Map(log.filter(({ data }) => data !== null).map(({ seq, owner }) => [seq, owner]))
    const onlyOwn = new Set([
      'person.entered',
      'person.role-changed',
      'person.muted',
      'person.unmuted',
      'person.removed',
      'question.upvoted',
      'question.vote-withdrawn',
    ])
    for (const { id, heard } of world.people) {
      for (const event of heard) {
        expect(
          Object.keys(event).filter((key) => ['by', 'owner', 'commandId', 'subject', 'part'].includes(key)),
        ).toEqual([])
        if (event.mine && owners.has(event.seq)) expect(owners.get(event.seq)).toBe(id)
        if (onlyOwn.has(event.type)) expect(event.mine, `${event.type} reached somebody else`).toBe(true)
      }
    }
  })

  test('[S6] after an erasure everybody is on the new epoch', async () => {
    const { world } = await running
    memory.blank(SESSION, ({ type }) => type === 'chat.posted', true)
    for (const { runner } of world.processes) {
      let moved = false
      for (let tries = 0; tries < 100 && !moved; tries++) {
        moved = await memory
          .head(SESSION)
          .then((head) => runner.noticed(head))
          .then(
            () => true,
            () => false,
          )
      }
    }
    await world.settle()
    const truth = fold(memory.rows(SESSION))
    for (const { runner } of world.processes) {
      expect(runner.epoch).toBe(2)
      expect(runner.state).toEqual(truth)
    }
    for (const { id, store, removed } of world.people) {
      const viewer = session.viewerOf(truth, id)
      if (removed || !viewer) continue
      expect(store.epoch).toBe(2)
      expect(store.get()!.view).toEqual(session.view(truth, viewer))
    }
  })
})

test('over all seeds every command is accepted at least five times', () => {
  const rare = session.commandTypes.filter((type) => type !== 'person.enter' && (accepted.get(type) ?? 0) < 5)
  expect(rare.map((type) => `${type}: ${accepted.get(type) ?? 0}`)).toEqual([])
})
