import { describe, expect, test } from 'vitest'
import { FULL } from '@/domain/features/workbook'
import type { Template } from '@/domain/planning/workbook'
import { SYSTEM_ID } from '@/domain/protocol/standing'
import { entriesOf } from '@/domain/protocol/table'
import { openRooms, roomIds } from '../support/rooms'
import { Scenario } from '../support/scenario'

/** What SPEC.md promises, in bytes. */
const LARGEST_WELCOME = 64_000
/** Takes three bytes, as do all letters of its script. */
const LETTER = 'ሰ'
const NAMES = Array.from({ length: 200 }, () => LETTER.repeat(80))
const field = (i: number) => ({ key: `f${i}`, kind: 'text', label: { en: LETTER.repeat(20) } }) as const
const template: Template = { name: { en: 'W' }, fields: Array.from({ length: 20 }, (_, i) => field(i)) }

const bytes = (value: unknown) => Buffer.byteLength(JSON.stringify(value))
const session = () => Scenario.with({ mod: 'moderator', ada: 'attendee', ben: 'attendee' })

/** Rooms are opened, written in, closed and read to the last word. */
function harvest(scenario: Scenario) {
  openRooms(scenario, { names: NAMES, place: [['ada']], workbook: { template } })
  const [first] = roomIds(scenario) as [string]
  scenario.done('ada', 'workbook.write', { update: 'A'.repeat(20_000) }, first)
  scenario.done('mod', 'breakouts.close', { room: null, grace: 0 })
  for (const [card, { unkept, pieces }] of entriesOf(scenario.state.session.harvest.server.contents)) {
    const upTo = pieces.at(-1)?.pieceId ?? null
    if (unkept) scenario.done(SYSTEM_ID, 'harvest.finish', { card, upTo, done: 20, words: LETTER.repeat(120) })
  }
}

describe('[S9] a welcome stays within 64 kB, in a script whose letters take three bytes', () => {
  test('with as many cards as there may be, and more said to them than anybody reads', () => {
    const scenario = session()
    harvest(scenario)
    const { cards } = scenario.seenBy('ada').session.harvest.all
    expect(cards).toHaveLength(200)
    for (let i = 0; i < 300; i++) {
      const data = { card: cards[i % 200]!.card, kind: 'comment', text: LETTER.repeat(300) }
      scenario.done('ben', 'harvest.comment', data)
    }
    for (const id of ['ada', 'mod']) expect(bytes(scenario.seenBy(id))).toBeLessThan(LARGEST_WELCOME / 2)
  })

  test('in a room whose workbook is full', () => {
    const scenario = session()
    openRooms(scenario, { names: ['North'], place: [['ada']], workbook: { template } })
    const [north] = roomIds(scenario) as [string]
    for (let size = 0; size < FULL; size += 16_000)
      scenario.done('ada', 'workbook.write', { update: 'A'.repeat(16_000) }, north)
    scenario.done(SYSTEM_ID, 'workbook.count', { done: 20 }, north)
    expect(bytes(scenario.seenBy('ada'))).toBeLessThan(LARGEST_WELCOME)
  })
})

test('[S9] the state stays small, however often rooms were opened', () => {
  const scenario = session()
  for (let i = 0; i < 5; i++) {
    harvest(scenario)
    scenario.after(16 * 60_000)
  }
  scenario.done('mod', 'chat.post', { text: 'x' })
  expect(entriesOf(scenario.state.session.harvest.server.contents)).toHaveLength(200)
  expect(bytes(scenario.state)).toBeLessThan(300_000)
})
