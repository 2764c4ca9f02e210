import { describe, expect, test } from 'vitest'
import { getFrom } from '@/domain/protocol/table'
import { roomFigures, type SessionState, session } from '@/domain/session'
import type { LogRow } from '@/server/log/event-log'
import { SESSION } from '../../fuzz/world'
import { folded } from '../../support/folded'
import { MemoryLog } from '../../support/memory-log'
import { CAST, Storm } from './storm'

const SEEDS = Array.from({ length: 100 }, (_, i) => i + 1)
const DEEDS = 150
const CALM_EVERY = 50

/** Whoever is connected and stands elsewhere than the log says, or in a room that is not there. */
function stranded({ world }: Storm, truth: SessionState): string[] {
  return world.people.flatMap(({ id, isHere, removed, store }) => {
    const should = session.viewerOf(truth, id)
    if (removed || !isHere || !should) return []
    const shown = store.get()!
    const [seat] = shown.viewer.seats
    if (!session.hasRoom(truth, seat!.room)) return [`${id} is in a room that is not there`]
    expect(shown.view, `${id} is shown something else`).toEqual(session.view(truth, should))
    return JSON.stringify(shown.viewer.seats) === JSON.stringify(should.seats) ? [] : [`${id} is elsewhere`]
  })
}

/** How many a moderator is told are in each room, and how many are, once the countdown is over. */
function counts(truth: SessionState) {
  const { all, server } = truth.session.breakouts
  if (!all || all.startsAt !== null) return { told: [], are: [] }
  const standing = CAST.map(({ id }) => session.standing(truth, id)?.room)
  return {
    told: roomFigures(truth).map(({ room, expected }) => expected - (getFrom(server.awaited, room) ?? 0)),
    are: all.rooms.map(({ id }) => standing.filter((each) => each === id).length),
  }
}

/** From where on each was removed. */
const removals = (rows: readonly LogRow[]): ReadonlyMap<string, number> =>
  new Map(rows.flatMap(({ type, owner, seq }) => (type === 'person.removed' ? [[owner!, seq] as const] : [])))

/** What somebody was sent of what happened after a seq. */
function heardAfter(wire: readonly string[], seq: number): string[] {
  return wire.filter((text) => {
    const [event, content] = JSON.parse(text.slice(1))
    if (event === 'welcome') return content.seq > seq
    return event === 'frame' && content.events.some((each: { seq: number }) => each.seq > seq)
  })
}

let written = 0
let late = 0

describe.each(SEEDS)('with seed %i', (seed) => {
  test('[I6] nobody is stranded, [I9] whoever is removed is out, no word is lost, whatever races with what', async () => {
    const memory = new MemoryLog()
    const storm = new Storm(seed, memory)
    await storm.begin()
    for (let i = 1; i <= DEEDS; i++) {
      await storm.deed()
      if (i % CALM_EVERY !== 0) continue
      await storm.calm()
      const truth = folded(memory.rows(SESSION))
      expect(stranded(storm, truth)).toEqual([])
      const { told, are } = counts(truth)
      expect(told).toEqual(are)
    }
    await storm.end()
    written += storm.writing.count
    late += storm.writing.late
    expect(storm.writing.missingIn(folded(memory.rows(SESSION)))).toEqual([])
    const rows = memory.rows(SESSION)
    for (const [id, seq] of removals(rows)) {
      expect(rows.filter((row) => row.by === id && row.seq > seq)).toEqual([])
      const { wire } = storm.world.people.find((person) => person.id === id)!
      expect(heardAfter(wire, seq)).toEqual([])
      expect(session.viewerOf(folded(rows), id)).toBeUndefined()
    }
  })
})

test('over all seeds much was written, and much of it came too late for its room', () => {
  expect(written).toBeGreaterThan(1_000)
  expect(late).toBeGreaterThan(50)
})
