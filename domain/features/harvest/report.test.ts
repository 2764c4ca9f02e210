import { describe, expect, test } from 'vitest'
import type { Template } from '@/domain/planning/workbook'
import { MAIN, type Role } from '@/domain/protocol/standing'
import { session } from '@/domain/session'
import { openRooms, roomIds } from '@/tests/support/rooms'
import { Scenario } from '@/tests/support/scenario'

const template: Template = { name: { en: 'Kickoff' }, fields: [{ key: 'goals', kind: 'text', label: { en: 'Goals' } }] }

/** Groups of these sizes, `0.0` the first of the first, have worked in rooms that are closed; a speaker is on stage. */
const given = (...sizes: number[]) => {
  const groups = sizes.map((size, i) => Array.from({ length: size }, (_, j) => `${i}.${j}`))
  const people: Record<string, Role> = { mod: 'moderator', spe: 'speaker', out: 'attendee' }
  for (const id of groups.flat()) people[id] = 'attendee'
  const scenario = Scenario.with(people)
  scenario.done('spe', 'stage.join')
  openRooms(scenario, { names: groups.map((_, i) => `Room ${i}`), place: groups, workbook: { template } })
  const cards = roomIds(scenario)
  scenario.done('mod', 'breakouts.close', { room: null, grace: 0 })
  const present = (i: number) => scenario.done('mod', 'harvest.present', { card: cards[i]!, minutes: 3 })
  const onStage = () => scenario.main('mod').stage.all.onStage.map(({ participantId }) => participantId)
  const invited = () => (scenario.main('mod').stage.staff?.invited ?? []).map(({ participantId }) => participantId)
  const join = (...ids: string[]) => ids.map((id) => scenario.done(id, 'stage.join'))
  return { scenario, groups, cards, present, onStage, invited, join }
}

describe('a group that reports', () => {
  test('goes when the next one comes, on stage or not, and whoever was there before stays', () => {
    const { present, join, onStage, invited } = given(2, 2)
    present(0)
    join('0.0')
    present(1)
    expect(onStage()).toEqual(['spe'])
    expect(invited().sort()).toEqual(['1.0', '1.1'])
  })

  test('goes when its card is put away; nobody else does', () => {
    const { scenario, present, join, onStage, invited } = given(2)
    present(0)
    join('0.0')
    scenario.done('mod', 'stage.invite', { participantId: 'out' })
    scenario.done('mod', 'harvest.put-away')
    expect(onStage()).toEqual(['spe'])
    expect(invited()).toEqual(['out'])
  })

  test('stays while its card is shown again', () => {
    const { present, join, onStage, invited } = given(2)
    present(0)
    join('0.0')
    present(0)
    expect(onStage()).toEqual(['spe', '0.0'])
    expect(invited()).toEqual(['0.1'])
  })

  test('finds room, however many have reported before', () => {
    const { scenario, groups, present, join, onStage } = given(6, 6, 6, 6, 6, 6, 6, 6, 6)
    groups.forEach((group, i) => {
      present(i)
      join(...group)
      expect(onStage().sort()).toEqual([...group, 'spe'])
    })
    scenario.done('mod', 'harvest.put-away')
    expect(onStage()).toEqual(['spe'])
  })

  test('comes with no more than a stage and its invitations can hold, and than can be seen beside a card', () => {
    const { scenario, present, invited } = given(30, 20)
    present(0)
    expect(invited()).toHaveLength(12)
    scenario.done('mod', 'harvest.put-away')
    for (let i = 0; i < 20; i++) scenario.done('mod', 'stage.invite', { participantId: `0.${i}` })
    present(1)
    expect(invited()).toHaveLength(24)
  })

  test('comes without those who only watch or were removed', () => {
    const { scenario, present, invited } = given(4)
    scenario.done('mod', 'person.change-role', { participantId: '0.1', role: 'viewer' })
    scenario.done('mod', 'person.remove', { participantId: '0.2' })
    present(0)
    expect(invited().sort()).toEqual(['0.0', '0.3'])
  })

  test('is named to nobody but moderators and itself', () => {
    const { scenario, groups, present } = given(2)
    const { events } = present(0)
    const heardBy = (id: string) => {
      const viewer = session.viewerOf(scenario.state, id)!
      return JSON.stringify(events.map((event) => session.heardBy(event as never, viewer)).filter(Boolean))
    }
    for (const id of groups[0]!) {
      expect(heardBy('out')).not.toContain(id)
      expect(heardBy('mod')).toContain(id)
    }
    expect(heardBy('out')).toContain('harvest.presented')
  })
})

test('rows of older logs, which named the group to all, are read without it', () => {
  const row = { seq: 1, at: 1, room: MAIN, v: 1, type: 'harvest.presented' }
  const read = session.read({ ...row, data: { card: 'c', endsAt: null, people: ['ada'] } })
  expect(read.data).toEqual({ card: 'c', endsAt: null })
})

test('whoever gets the floor is invited while there is room on stage', () => {
  const ids = Array.from({ length: 26 }, (_, i) => `p${i}`)
  const scenario = Scenario.with({
    mod: 'moderator',
    ...Object.fromEntries(ids.map((id) => [id, 'attendee' as const])),
  })
  for (const id of ids) scenario.done(id, 'hand.raise')
  for (const id of ids) scenario.done('mod', 'hand.give-floor', { participantId: id })
  expect(scenario.main('mod').stage.staff?.invited).toHaveLength(25)
})
