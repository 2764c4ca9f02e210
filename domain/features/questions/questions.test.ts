import { describe, expect, test } from 'vitest'
import type { Recorded } from '@/domain/protocol/feature'
import { type NewEvent, session } from '@/domain/session'
import { Scenario } from '@/tests/support/scenario'

const audience = { ada: 'attendee', ben: 'attendee', eve: 'attendee', wim: 'viewer' } as const
const people = { mod: 'moderator', sam: 'speaker', ivo: 'interpreter', ...audience } as const

const items = (scenario: Scenario) => scenario.main('ben').questions.all.items
const texts = (scenario: Scenario) => items(scenario).map(({ text }) => text)
const pending = (scenario: Scenario) => scenario.main('mod').questions.staff!.pending
const own = (scenario: Scenario, id: string) => scenario.main(id).questions.own

const ask = (scenario: Scenario, id: string, text = 'Why?', hidden = false) =>
  (scenario.done(id, 'question.ask', { text, hidden }).events[0]!.data as { questionId: string }).questionId

/** A session in which all see at once what is asked. */
const unmoderated = () => {
  const scenario = Scenario.with(people)
  scenario.by('mod', 'questions.moderate', { on: false })
  return scenario
}
/** Ada has asked, and all see it. */
const given = (text?: string, hidden?: boolean) => {
  const scenario = unmoderated()
  return { scenario, questionId: ask(scenario, 'ada', text, hidden) }
}

describe('withholding', () => {
  test('goes with the question from the beginning, through approval', () => {
    const scenario = Scenario.with(people)
    scenario.done('ada', 'question.ask', { text: 'Who pays?', withheld: true })
    const { questionId } = pending(scenario)[0]!
    expect(pending(scenario)[0]).toMatchObject({ withheld: true })
    scenario.done('mod', 'question.approve', { questionId })
    expect(items(scenario)[0]).toMatchObject({ withheld: true })
  })

  test('is for its author and for moderators, before and after all see it', () => {
    const scenario = Scenario.with(people)
    const questionId = ask(scenario, 'ada')
    scenario.refuses('questions/not-yours', 'ben', 'question.withhold', { questionId, withheld: true })
    scenario.refuses('questions/no-such-question', 'mod', 'question.withhold', { questionId: 'none', withheld: true })
    scenario.done('ada', 'question.withhold', { questionId, withheld: true })
    expect(own(scenario, 'ada').asked).toMatchObject([{ withheld: true }])
    scenario.done('mod', 'question.approve', { questionId })
    expect(items(scenario)).toMatchObject([{ withheld: true }])
    scenario.done('mod', 'question.withhold', { questionId, withheld: false })
    expect(items(scenario)).toMatchObject([{ withheld: false }])
  })
})

describe('asking', () => {
  test('waits for a moderator; until then only staff and who asked know', () => {
    const scenario = Scenario.with(people)
    const questionId = ask(scenario, 'ada', 'Who pays?')
    const asked = { questionId, participantId: 'ada', text: 'Who pays?', askedAt: scenario.now }
    expect(pending(scenario)).toEqual([asked])
    expect(own(scenario, 'ada').asked).toEqual([{ ...asked, state: 'pending' }])
    expect(JSON.stringify(scenario.seenBy('ben'))).not.toContain('Who pays?')
  })

  test('reaches all at once where nobody moderates', () => {
    const { scenario, questionId } = given('Who pays?')
    const asked = { questionId, participantId: 'ada', text: 'Who pays?', askedAt: scenario.now }
    expect(items(scenario)).toEqual([{ ...asked, votes: 0, state: 'open', answer: null, pinned: false }])
    expect([pending(scenario), own(scenario, 'ada').asked]).toEqual([[], []])
  })

  test('takes five hundred characters, five times of each person, and nothing of those who only watch', () => {
    const scenario = Scenario.with(people)
    scenario.refuses('malformed data.text', 'ada', 'question.ask', { text: 'x'.repeat(501) })
    for (let i = 0; i < 5; i++) ask(scenario, 'ada', 'ä'.repeat(500))
    scenario.refuses('questions/too-many-waiting', 'ada', 'question.ask', { text: 'More?' })
    scenario.refuses('forbidden', 'wim', 'question.ask', { text: 'Why?' })
  })

  test('ends when what waits would make a moderator’s welcome too large', () => {
    const crowd = Array.from({ length: 41 }, (_, i) => `p${i}`)
    const scenario = Scenario.with({
      ...Object.fromEntries(crowd.map((id) => [id, 'attendee' as const])),
      mod: 'moderator',
    })
    for (let i = 0; i < 11; i++) ask(scenario, crowd[i]!, '🌍'.repeat(250))
    for (let i = 11; i < 40; i++) scenario.by(crowd[i]!, 'question.ask', { text: '🌍'.repeat(250) })
    expect(Buffer.byteLength(JSON.stringify(pending(scenario)))).toBeLessThan(22_000)
    scenario.refuses('questions/queue-full', 'p40', 'question.ask', { text: 'ä'.repeat(500) })
  })
})

test('a hidden name stands nowhere in what others see or hear, staff neither', () => {
  const scenario = Scenario.with(people)
  const viewers = ['mod', 'ben'].map((id) => session.viewerOf(scenario.state, id)!)
  const heard: unknown[] = []
  const happens = (...asked: Parameters<Scenario['by']>) => {
    for (const event of scenario.done(...asked).events as Recorded<NewEvent>[])
      for (const viewer of viewers) heard.push(session.heardBy(event, viewer) ?? [])
    for (const viewer of viewers)
      expect(JSON.stringify(session.view(scenario.state, viewer).rooms)).not.toContain('"ada"')
  }
  happens('ada', 'question.ask', { text: 'Who pays?', hidden: true })
  const { questionId } = pending(scenario)[0]!
  happens('mod', 'question.approve', { questionId })
  happens('ben', 'question.upvote', { questionId })
  happens('mod', 'question.answer', { questionId })
  happens('sam', 'question.reply', { questionId, text: 'All do.' })
  happens('mod', 'question.dismiss', { questionId })
  happens('ada', 'question.ask', { text: 'Who else?', hidden: true })
  happens('ada', 'question.withdraw', { questionId: pending(scenario)[0]!.questionId })
  expect(heard.flat().length).toBeGreaterThan(12)
  expect(JSON.stringify(heard)).not.toContain('"ada"')
})

describe('moderating', () => {
  test('approved questions are there for all, in the order of approval', () => {
    const scenario = Scenario.with(people)
    const [one, two] = [ask(scenario, 'ada', 'one'), ask(scenario, 'ada', 'two')]
    for (const questionId of [two, one]) scenario.done('mod', 'question.approve', { questionId })
    expect(texts(scenario)).toEqual(['two', 'one'])
    expect([pending(scenario), own(scenario, 'ada').asked]).toEqual([[], []])
  })

  test('a dismissed question is known to who asked, and to nobody else any more', () => {
    const scenario = Scenario.with(people)
    const questionId = ask(scenario, 'ada')
    scenario.done('mod', 'question.dismiss', { questionId })
    expect([pending(scenario), texts(scenario)]).toEqual([[], []])
    expect(own(scenario, 'ada').asked).toMatchObject([{ questionId, state: 'dismissed' }])
    scenario.refuses('questions/not-waiting', 'mod', 'question.approve', { questionId })
    scenario.refuses('questions/no-such-question', 'mod', 'question.dismiss', { questionId })
  })

  test('an approved question can be dismissed too: then it is gone for all, who asked included', () => {
    const { scenario, questionId } = given()
    expect(scenario.done('mod', 'question.dismiss', { questionId }).happened).toEqual(['question.removed'])
    expect([texts(scenario), own(scenario, 'ada')]).toEqual([[], { asked: [], approved: [], upvoted: [] }])
  })

  test('whoever asked keeps the latest five that were dismissed, and may take them back', () => {
    const scenario = Scenario.with(people)
    const asked = Array.from({ length: 7 }, (_, i) => {
      const questionId = ask(scenario, 'ada', `${i}`)
      scenario.done('mod', 'question.dismiss', { questionId })
      return questionId
    })
    expect(own(scenario, 'ada').asked.map(({ questionId }) => questionId)).toEqual(asked.slice(2))
    scenario.done('ada', 'question.withdraw', { questionId: asked[6] })
    expect(own(scenario, 'ada').asked.map(({ questionId }) => questionId)).toEqual(asked.slice(2, 6))
  })

  test.each([true, false])('is set once (%s)', (on) => {
    const scenario = on ? unmoderated() : Scenario.with(people)
    scenario.done('mod', 'questions.moderate', { on })
    expect(scenario.main('ben').questions.all.moderated).toBe(on)
    scenario.refuses('questions/same-moderation', 'mod', 'questions.moderate', { on })
    scenario.refuses('forbidden', 'sam', 'questions.moderate', { on: !on })
  })
})

describe('withdrawing', () => {
  test('is for who asked, whether or not all see it, and nothing of it stays', () => {
    for (const scenario of [Scenario.with(people), unmoderated()]) {
      const questionId = ask(scenario, 'ada')
      scenario.refuses('questions/not-yours', 'mod', 'question.withdraw', { questionId })
      scenario.done('ada', 'question.withdraw', { questionId })
      expect(JSON.stringify(scenario.state)).not.toContain(questionId)
      scenario.refuses('questions/not-yours', 'ada', 'question.withdraw', { questionId })
    }
  })

  test('forgets in the log what was asked, approved and answered', () => {
    const forgets = (type: string) => session.registry.eventSpec(type)!.forgets
    expect(forgets('question.withdrawn')).toEqual(['question.asked'])
    expect(forgets('question.removed')).toEqual(['question.asked', 'question.approved', 'question.replied'])
  })

  test('works for what left the window long ago', () => {
    const scenario = unmoderated()
    const [first] = Array.from({ length: 20 }, () => ask(scenario, 'ada', 'ä'.repeat(500)))
    expect(items(scenario).some(({ questionId }) => questionId === first)).toBe(false)
    expect(scenario.done('ada', 'question.withdraw', { questionId: first }).happened).toEqual(['question.removed'])
    scenario.refuses('questions/not-yours', 'ada', 'question.withdraw', { questionId: first })
  })
})

describe('voting', () => {
  test('counts once for each, and can be taken back', () => {
    const { scenario, questionId } = given()
    scenario.done('ben', 'question.upvote', { questionId })
    expect([items(scenario)[0]!.votes, own(scenario, 'ben').upvoted]).toEqual([1, [questionId]])
    scenario.refuses('questions/already-upvoted', 'ben', 'question.upvote', { questionId })
    scenario.after(250)
    scenario.done('ben', 'question.withdraw-vote', { questionId })
    expect([items(scenario)[0]!.votes, own(scenario, 'ben').upvoted]).toEqual([0, []])
    scenario.refuses('questions/not-upvoted', 'ben', 'question.withdraw-vote', { questionId })
  })

  test('is not for one’s own question, nor for one that is answered or not there', () => {
    const { scenario, questionId } = given('Why?', true)
    scenario.refuses('questions/own-question', 'ada', 'question.upvote', { questionId })
    scenario.refuses('questions/no-such-question', 'ben', 'question.upvote', { questionId: 'none' })
    scenario.refuses('forbidden', 'wim', 'question.upvote', { questionId })
    scenario.done('ben', 'question.upvote', { questionId })
    scenario.done('mod', 'question.finish', { questionId })
    scenario.refuses('questions/already-answered', 'eve', 'question.upvote', { questionId })
    scenario.refuses('questions/already-answered', 'ben', 'question.withdraw-vote', { questionId })
  })

  test('goes out in counts, four times a second at most', () => {
    const { scenario, questionId } = given()
    const vote = (id: string) => scenario.done(id, 'question.upvote', { questionId }).happened
    expect(vote('ben')).toEqual(['question.upvoted', 'question.counted'])
    for (const id of ['eve', 'sam', 'ivo']) expect(vote(id)).toEqual(['question.upvoted'])
    expect(items(scenario)[0]!.votes).toBe(1)
    expect(scenario.after(249)).toEqual([])
    expect(scenario.after(1)).toEqual(['question.counted'])
    expect(items(scenario)[0]!.votes).toBe(4)
    expect(scenario.after(1_000)).toEqual([])
  })
})

describe('answering', () => {
  test('one question ends the one before', () => {
    const { scenario, questionId } = given()
    const next = ask(scenario, 'eve')
    const answer = (id: string) => scenario.done('mod', 'question.answer', { questionId: id }).happened
    expect(answer(questionId)).toEqual(['question.answering'])
    scenario.refuses('questions/already-answering', 'mod', 'question.answer', { questionId })
    expect(answer(next)).toEqual(['question.answered', 'question.answering'])
    expect(items(scenario).map(({ state }) => state)).toEqual(['answered', 'answering'])
    scenario.done('mod', 'question.finish', { questionId: next })
    expect(items(scenario)[1]!.state).toBe('answered')
    scenario.refuses('questions/already-answered', 'mod', 'question.finish', { questionId: next })
  })

  test.each(['sam', 'mod'])('in writing is for %s, and all read it', (id) => {
    const { scenario, questionId } = given()
    const text = 'All do.'
    scenario.done(id, 'question.reply', { questionId, text })
    expect(items(scenario)[0]).toMatchObject({ state: 'answered', answer: { participantId: id, text } })
    for (const other of ['ada', 'ivo']) scenario.refuses('forbidden', other, 'question.reply', { questionId, text })
    scenario.refuses('questions/no-such-question', id, 'question.reply', { questionId: 'none', text })
  })
})

test('a pin marks a question for all, until it is taken back', () => {
  const { scenario, questionId } = given()
  scenario.done('mod', 'question.pin', { questionId })
  expect(items(scenario)[0]!.pinned).toBe(true)
  scenario.refuses('questions/already-pinned', 'mod', 'question.pin', { questionId })
  scenario.done('mod', 'question.unpin', { questionId })
  expect(items(scenario)[0]!.pinned).toBe(false)
  scenario.refuses('questions/not-pinned', 'mod', 'question.unpin', { questionId })
})

test.each(['approve', 'dismiss', 'answer', 'finish', 'pin', 'unpin'])('only staff %s what is there', (verb) => {
  const { scenario, questionId } = given()
  for (const id of ['sam', 'ada']) scenario.refuses('forbidden', id, `question.${verb}`, { questionId })
  const refused = verb === 'approve' ? 'questions/not-waiting' : 'questions/no-such-question'
  scenario.refuses(refused, 'mod', `question.${verb}`, { questionId: 'none' })
})

test('the window loses the answered, then the least wanted and oldest, never the latest five, and tells their votes for the last time', () => {
  const scenario = unmoderated()
  const asked = Array.from({ length: 15 }, () => ask(scenario, 'ada', 'ä'.repeat(500)))
  const [answered, pinned, current, popular, ...others] = asked
  scenario.done('ben', 'question.upvote', { questionId: popular })
  scenario.after(250)
  for (const id of ['ben', 'eve']) scenario.done(id, 'question.upvote', { questionId: answered })
  scenario.done('mod', 'question.finish', { questionId: answered })
  scenario.done('mod', 'question.pin', { questionId: pinned })
  scenario.done('mod', 'question.answer', { questionId: current })

  const { events } = scenario.done('ada', 'question.ask', { text: 'x'.repeat(500) })
  const leaving = [answered, ...others.slice(0, 4)]
  const tallied = leaving.map((questionId) => ({ questionId, votes: questionId === answered ? 2 : 0 }))
  expect(events.slice(2).map(({ data }) => data)).toEqual([...tallied, { questionIds: leaving }])
  const held = items(scenario).map(({ questionId }) => questionId)
  expect(held.slice(0, -1)).toEqual([pinned, current, popular, ...others.slice(4)])
  expect(own(scenario, 'ben').upvoted).toEqual([popular])
  expect(own(scenario, 'ada').approved).toEqual(expect.not.arrayContaining(leaving))

  for (const id of held.slice(3, -4)) scenario.done('ben', 'question.upvote', { questionId: id })
  for (let i = 0; i < 5; i++) ask(scenario, 'eve', 'ä'.repeat(500))
  expect(items(scenario).filter(({ participantId }) => participantId === 'eve')).toHaveLength(5)
})
