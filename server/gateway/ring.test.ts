import { describe, expect, test } from 'vitest'
import type { SessionEvent } from '@/domain/session'
import { Ring } from './ring'

const event = (seq: number): SessionEvent => ({
  seq,
  at: 1_000 + seq,
  room: 'main',
  type: 'chat.edited',
  owner: 'p_ada',
  data: { messageId: `m${seq}`, text: 'secret' },
})
const events = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => event(from + i))
const seqs = (some: readonly SessionEvent[] | null) => some?.map(({ seq }) => seq)

describe('a ring', () => {
  test('begins with nothing, after the head', () => {
    const ring = new Ring(7)
    expect(ring.since(7)).toEqual([])
    expect(ring.since(6)).toBeNull()
  })

  test('gives what came since', () => {
    const ring = new Ring(7)
    ring.push(events(8, 9))
    ring.push(events(10, 11))
    expect(seqs(ring.since(7))).toEqual([8, 9, 10, 11])
    expect(seqs(ring.since(9))).toEqual([10, 11])
    expect(seqs(ring.since(11))).toEqual([])
    expect(seqs(ring.all)).toEqual([8, 9, 10, 11])
  })

  test('says so when something that is asked for is gone', () => {
    const ring = new Ring(7)
    ring.push(events(8, 11))
    expect(ring.since(6)).toBeNull()
    expect(ring.since(0)).toBeNull()
  })

  test.each([
    ['one by one', 1],
    ['in bundles', 700],
    ['all at once', 10_000],
  ])('keeps the latest three thousand, and not many more: %s', (_how, bundle) => {
    const ring = new Ring(0)
    for (let from = 1; from <= 10_000; from += bundle) {
      ring.push(events(from, Math.min(10_000, from + bundle - 1)))
      expect(ring.all.length).toBeLessThan(4_000)
      expect(ring.all.length).toBeGreaterThanOrEqual(Math.min(from, 3_000))
    }
    const oldest = ring.all[0]!.seq
    expect(seqs(ring.since(oldest - 1))).toEqual(seqs(events(oldest, 10_000)))
    expect(ring.since(oldest - 2)).toBeNull()
  })

  test('loses nothing before it is full', () => {
    const ring = new Ring(0)
    ring.push(events(1, 3_000))
    expect(ring.since(0)).toHaveLength(3_000)
  })

  test('forgets what was deleted: place and type stay', () => {
    const ring = new Ring(0)
    ring.push(events(1, 3))
    ring.forget(new Set([2, 99]))
    expect(ring.since(0)).toEqual([
      event(1),
      { seq: 2, at: 1_002, room: 'main', type: 'chat.edited', data: null },
      event(3),
    ])
  })

  test('can begin anew', () => {
    const ring = new Ring(0)
    ring.push(events(1, 3))
    ring.clear(20)
    expect(ring.all).toEqual([])
    expect(ring.since(3)).toBeNull()
    ring.push(events(21, 21))
    expect(seqs(ring.since(20))).toEqual([21])
  })
})
