import { describe, expect, test } from 'vitest'
import type { Cards } from '@/domain/protocol/messages'
import type { Role } from '@/domain/protocol/standing'
import { Scenario } from '@/tests/support/scenario'
import { capturedOf, FRAME, type Shown, shownOf } from './shown'

const PEOPLE: Readonly<Record<string, Role>> = { mod: 'moderator', sam: 'speaker', sue: 'speaker', ada: 'attendee' }
const cards = Object.fromEntries(
  Object.entries(PEOPLE).map(([id, role]) => [id, { name: id, role }]),
) as unknown as Cards

/** A live session that is recorded, with Sam and Sue on stage, of whom only Sam agreed. */
function recorded(scope: 'stage' | 'audience' = 'stage') {
  const scenario = Scenario.with(PEOPLE)
  scenario.done('mod', 'session.go-live')
  for (const id of ['sam', 'sue']) scenario.done(id, 'stage.join')
  scenario.done('mod', 'recording.start', { records: true, streams: false, scope })
  scenario.done('sam', 'recording.consent', { given: true, text: 1 })
  return scenario
}
const snapshotOf = (scenario: Scenario) => {
  const viewer = { id: '', staff: false, seats: [] }
  return { view: scenario.seenBy('ada'), viewer, cards, cursor: 1 }
}
const seen = (scenario: Scenario, more: { alone?: boolean; speaking?: string } = {}) =>
  shownOf({ snapshot: snapshotOf(scenario), speaking: null, now: scenario.now, ...more })
const boxesIn = (shown: Shown) => (shown.kind === 'stage' ? shown.boxes : [])
const captured = (scenario: Scenario) => [...capturedOf(snapshotOf(scenario))]

/** A question of Ada's that is answered on stage; its id. */
function answering(scenario: Scenario, question: { text: string; hidden?: boolean }): string {
  const [asked] = scenario.done('ada', 'question.ask', question).events
  const { questionId } = asked!.data as { questionId: string }
  scenario.by('mod', 'question.approve', { questionId })
  scenario.done('mod', 'question.answer', { questionId })
  return questionId
}

describe('who is captured', () => {
  test('is on stage and agreed; of others there is the name', () => {
    const scenario = recorded()
    expect(captured(scenario)).toEqual(['sam'])
    const boxes = boxesIn(seen(scenario))
    expect(boxes.map(({ participantId, captured }) => [participantId, captured]).sort()).toEqual([
      ['sam', true],
      ['sue', false],
    ])
    scenario.done('sam', 'recording.consent', { given: false, text: 1 })
    expect(captured(scenario)).toEqual([])
  })

  test('is somebody of the audience only where the audience is recorded', () => {
    for (const scope of ['stage', 'audience'] as const) {
      const scenario = recorded(scope)
      scenario.done('mod', 'stage.invite', { participantId: 'ada' })
      scenario.done('ada', 'stage.join')
      scenario.by('ada', 'recording.consent', { given: true, text: 1 })
      expect(captured(scenario).includes('ada'), scope).toBe(scope === 'audience')
    }
  })

  test('is nobody in a pause, before the session is live, or who is not known', () => {
    const scenario = recorded()
    scenario.done('mod', 'recording.pause')
    expect(captured(scenario)).toEqual([])
    const early = Scenario.with(PEOPLE)
    early.done('sam', 'stage.join')
    early.done('mod', 'recording.start', { records: true, streams: false, scope: 'stage' })
    early.done('sam', 'recording.consent', { given: true, text: 1 })
    expect(captured(early)).toEqual([])
    expect([...capturedOf({ ...snapshotOf(recorded()), cards: {} })]).toEqual([])
  })
})

describe('what is shown', () => {
  test('is a card when nobody is to be seen', () => {
    const early = Scenario.with(PEOPLE)
    early.done('mod', 'recording.start', { records: true, streams: false, scope: 'stage' })
    expect(seen(early)).toEqual({ kind: 'card', line: 'startsSoon' })
    early.done('mod', 'session.go-live')
    expect(seen(early)).toEqual({ kind: 'card', line: 'empty' })
    early.done('mod', 'recording.pause')
    expect(seen(early)).toEqual({ kind: 'card', line: 'paused' })
  })

  test('fills the picture with somebody who is alone, and with one alone where the machine is slow', () => {
    const scenario = recorded()
    expect(boxesIn(seen(scenario, { alone: true, speaking: 'sue' }))).toMatchObject([
      { participantId: 'sue', x: 0, y: 0, ...FRAME },
    ])
    scenario.done('sue', 'stage.leave')
    expect(boxesIn(seen(scenario))).toMatchObject([{ participantId: 'sam', x: 0, y: 0, ...FRAME }])
  })

  test('lies within the picture, beside a question that is answered, unless that is withheld', () => {
    const scenario = recorded()
    const questionId = answering(scenario, { text: 'Who pays for the wells?' })
    const shown = seen(scenario)
    expect(shown).toMatchObject({ band: { kind: 'question', text: 'Who pays for the wells?' } })
    const { band } = shown as Extract<Shown, { kind: 'stage' }>
    for (const { x, y, width, height } of boxesIn(shown)) {
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(0)
      expect(x + width).toBeLessThanOrEqual(FRAME.width)
      expect(y + height).toBeLessThanOrEqual(band!.y)
    }
    scenario.done('mod', 'question.withhold', { questionId, withheld: true })
    expect(seen(scenario)).toMatchObject({ band: null })
  })

  test('names nobody who asked without their name', () => {
    const scenario = recorded()
    answering(scenario, { text: 'And who decides?', hidden: true })
    expect(seen(scenario)).toMatchObject({ band: { by: null } })
  })

  test('is what was announced, for a while', () => {
    const scenario = recorded()
    scenario.done('mod', 'announcement.make', { text: 'Coffee is ready', everywhere: false })
    expect(seen(scenario)).toMatchObject({ band: { kind: 'announcement', text: 'Coffee is ready' } })
    scenario.after(16_000)
    expect(seen(scenario)).toMatchObject({ band: null })
  })
})
