import { describe, expect, test } from 'vitest'
import { LONGEST_MESSAGE } from '@/domain/features/chat/state'
import { LONGEST_QUESTION } from '@/domain/features/questions/state'
import { PARTNERSHIPS } from '@/server/demo/kickoff'
import { type Deed, plan } from './plan'

const of = <K extends Deed['kind']>(kind: K, { steps }: ReturnType<typeof plan>) =>
  steps.filter((step) => step.does.kind === kind)

describe('a plan', () => {
  test('follows from its arguments', () => {
    expect(plan(7, 60, 3, 10)).toEqual(plan(7, 60, 3, 10))
    expect(plan(8, 60, 3, 10)).not.toEqual(plan(7, 60, 3, 10))
  })

  test('has people of both sides of every partnership, all named differently, and a co-moderator', () => {
    const { cast } = plan(7, 60, 3, 10)
    expect(cast).toHaveLength(61)
    expect(new Set(cast.map(({ name }) => name)).size).toBe(61)
    expect(cast.map(({ role }) => role)).toEqual([
      ...Array(3).fill('speaker'),
      ...Array(57).fill('attendee'),
      'moderator',
    ])
    const sides = new Set(cast.map(({ organisation }) => organisation))
    for (const side of PARTNERSHIPS.flatMap((partnership) => partnership.sides)) expect(sides).toContain(side.name)
  })

  test('names the first people alike, however many more follow', () => {
    const names = (people: number) => plan(7, people, 3, 1).cast.map(({ name }) => name)
    expect(names(200).slice(0, 20)).toEqual(names(20).slice(0, 20))
  })

  test('finds a name for everybody in a large crowd, in Latin letters when asked', () => {
    const { cast } = plan(1, 2_000, 0, 1, { latin: true })
    expect(new Set(cast.map(({ name }) => name)).size).toBe(2_001)
    for (const { name } of cast) expect(name).toMatch(/^[\p{Script=Latin}. ]+$/u)
  })

  test.each([1, 7, 23, 99])('lets nobody act who is away, and has everybody there at the end (seed %i)', (seed) => {
    const { cast, steps, length } = plan(seed, 60, 3, 5)
    const here = new Set<number>()
    let before = 0
    for (const { at, who, does } of steps) {
      expect(at).toBeGreaterThanOrEqual(before)
      expect(at).toBeLessThan(length)
      before = at
      if (does.kind === 'come') {
        expect(here).not.toContain(who)
        here.add(who)
      } else {
        expect(here, `${cast[who]!.name} does ${does.kind}`).toContain(who)
        if (does.kind === 'leave' || does.kind === 'lose-line') here.delete(who)
      }
    }
    expect(here.size).toBe(61)
  })

  test('is lively: everything that people do happens', () => {
    const made = plan(7, 60, 3, 10)
    expect(of('come', made).length).toBe(61 + of('leave', made).length + of('lose-line', made).length)
    expect(of('say', made).length).toBeGreaterThan(80)
    const few = ['leave', 'lose-line', 'correct', 'ask', 'vote', 'raise', 'lower', 'speak', 'moderate'] as const
    for (const kind of few) expect(of(kind, made).length, kind).toBeGreaterThan(3)
    expect(made.steps.some(({ does }) => does.kind === 'ask' && does.hidden)).toBe(true)
    expect(made.steps.some(({ does }) => does.kind === 'say' && does.replies)).toBe(true)
  })

  test('says nothing that is too long or left unfilled', () => {
    for (const { does } of plan(3, 300, 0, 30).steps) {
      if (!('text' in does)) continue
      expect(does.text).not.toMatch(/[{}]/)
      expect(does.text.length).toBeLessThan(does.kind === 'ask' ? LONGEST_QUESTION : LONGEST_MESSAGE)
    }
  })

  test('works for one person, without media, and without an end', () => {
    expect(of('speak', plan(7, 1, 0, 1))).toEqual([])
    expect(plan(7, 2, 1, 0).length).toBe(16 * 3_600_000)
  })
})
