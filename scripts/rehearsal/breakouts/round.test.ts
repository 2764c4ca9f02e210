import { describe, expect, test } from 'vitest'
import { LONGEST_MESSAGE } from '@/domain/features/chat/state'
import { kickoffTemplate as template } from '@/domain/planning/kickoff-template'
import { LONGEST_CELL, type Template } from '@/domain/planning/workbook'
import { PARTNERSHIPS } from '@/server/demo/kickoff'
import { plan } from '../plan'
import { type Group, latecomer, type Occasion, type RoomDeed, round } from './round'

const { cast } = plan(7, 60, 3, 10)
const occasion: Occasion = { cast, seed: 7, length: 6 * 60_000, now: Date.UTC(2026, 10, 27) }
const groupsWith = (written: Template | null): Group[] =>
  PARTNERSHIPS.map(({ name }) => ({
    room: name,
    members: cast.flatMap(({ partnership }, who) => (partnership === name ? [who] : [])),
    template: written,
  }))
const steps = round(groupsWith(template), occasion)
const of = <K extends RoomDeed['kind']>(kind: K, all = steps) =>
  all.flatMap(({ at, who, does }) =>
    does.kind === kind ? [{ at, who, does: does as Extract<RoomDeed, { kind: K }> }] : [],
  )

describe('a round of rooms', () => {
  test('follows from its arguments', () => {
    expect(round(groupsWith(template), occasion)).toEqual(steps)
    expect(round(groupsWith(template), { ...occasion, seed: 8 })).not.toEqual(steps)
  })

  test('happens in order, while the rooms are open', () => {
    const times = steps.map(({ at }) => at)
    expect(times).toEqual([...times].sort((a, b) => a - b))
    expect(times.every((at) => at > 0 || at === 0)).toBe(true)
    expect(Math.max(...times)).toBeLessThan(occasion.length)
  })

  test('has every group write in every field, several in each', () => {
    for (const { members } of groupsWith(template)) {
      const entries = [...of('write'), ...of('add')].filter(({ who }) => members.includes(who))
      for (const { key } of template.fields) {
        const writers = entries.filter(({ does }) => does.field === key).map(({ who }) => who)
        expect(new Set(writers).size, key).toBeGreaterThan(1)
      }
    }
  })

  test('has people type at the same time, in the same field and in others', () => {
    const close = (same: boolean) =>
      of('write').some((one) =>
        of('write').some(
          (other) =>
            one.who !== other.who &&
            cast[one.who]!.partnership === cast[other.who]!.partnership &&
            Math.abs(one.at - other.at) < 3_000 &&
            (one.does.field === other.does.field) === same,
        ),
      )
    expect(close(true)).toBe(true)
    expect(close(false)).toBe(true)
  })

  test('says nothing twice in one room’s workbook, and nothing unfilled or too long', () => {
    for (const { members } of groupsWith(template)) {
      const texts = of('write').flatMap(({ who, does }) => (members.includes(who) ? does.text : []))
      expect(new Set(texts).size).toBe(texts.length)
    }
    for (const { does } of of('add'))
      for (const cell of Object.values(does.cells)) expect(cell.length).toBeLessThan(LONGEST_CELL)
    for (const { does } of [...of('write'), ...of('say')]) {
      expect(does.text).not.toMatch(/[{}]/)
      expect(does.text.length).toBeLessThan(LONGEST_MESSAGE)
    }
  })

  test('names a day to come and a person of the group for each milestone', () => {
    for (const { who, does } of of('add')) {
      expect(Date.parse(does.cells.by!)).toBeGreaterThan(occasion.now)
      const named = cast.find(({ name }) => name === does.cells.who)
      expect(named?.partnership).toBe(cast[who]!.partnership)
    }
  })

  test('leaves one alone for more than a minute, and brings everybody’s line back', () => {
    // The last given counts: of several the first.
    const away = new Map(
      of('cut')
        .reverse()
        .map(({ who, at }) => [who, at]),
    )
    for (const { who, at } of of('cut')) expect(of('mend').some((back) => back.who === who && back.at > at)).toBe(true)
    const alone = groupsWith(template).filter(({ members }) => {
      const missing = members.filter((who) => (away.get(who) ?? Number.POSITIVE_INFINITY) < 2_000)
      const back = missing.map((who) => of('mend').find((each) => each.who === who)!.at)
      return missing.length === members.length - 1 && Math.min(...back) > 60_000
    })
    expect(alone).toHaveLength(1)
  })

  test('has one who passes and joins later, and one who stays in the plenary', () => {
    const passed = of('pass').map(({ who }) => who)
    const joined = of('join').map(({ who }) => who)
    expect(passed).toHaveLength(2)
    expect(joined).toHaveLength(1)
    expect(passed).toContain(joined[0])
  })

  test('asks for help, for more time, and tells the moderators something, at one seed or another', () => {
    const calls = Array.from({ length: 5 }, (_, seed) =>
      of('call', round(groupsWith(template), { ...occasion, seed })),
    ).flat()
    expect(new Set(calls.map(({ does }) => does.reason))).toEqual(new Set(['help', 'time', 'message']))
    for (const { does } of calls) expect(does.text === null).toBe(does.reason === 'time')
  })

  test('is only talk without a workbook, and works for one person', () => {
    const talk = round(groupsWith(null), occasion)
    expect([...of('write', talk), ...of('add', talk)]).toEqual([])
    expect(of('say', talk).length).toBeGreaterThan(20)
    const one = round([{ room: 'north', members: [0], template }], occasion)
    expect(of('write', one).every(({ who }) => who === 0)).toBe(true)
    expect(of('cut', one).length).toBeLessThan(2)
  })

  test('lets whoever comes later write too', () => {
    const [group] = groupsWith(template)
    const late = latecomer(9, group!, { ...occasion, length: 60_000 })
    expect(late.every(({ who, at }) => who === 9 && at < 60_000)).toBe(true)
    expect(of('write', late).length).toBeGreaterThan(1)
  })
})
