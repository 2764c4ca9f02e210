import { describe, expect, test } from 'vitest'
import type { Recorded } from '@/domain/protocol/feature'
import { type NewEvent, session } from '@/domain/session'
import { Scenario } from '@/tests/support/scenario'

const people = { mod: 'moderator', ada: 'attendee', ben: 'attendee', wim: 'viewer' } as const
const texts = (scenario: Scenario) => scenario.main('ben').chat.all.latest.map(({ text }) => text)
const post = (scenario: Scenario, by: string, text: string, replyTo?: string) => {
  scenario.by(by, 'chat.post', { text, ...(replyTo && { replyTo }) })
  return scenario.main('ben').chat.all.latest.at(-1)!.messageId
}

describe('withholding', () => {
  const withheld = (scenario: Scenario) => scenario.main('ben').chat.all.latest.map((message) => message.withheld)

  test('keeps a message out of the replay, from the beginning or later, and gives it back', () => {
    const scenario = Scenario.with(people)
    scenario.done('ada', 'chat.post', { text: 'Between us', withheld: true })
    const messageId = post(scenario, 'ada', 'Guten Morgen')
    expect(withheld(scenario)).toEqual([true, false])
    scenario.done('ada', 'chat.withhold', { messageId, withheld: true })
    expect(withheld(scenario)).toEqual([true, true])
    scenario.done('mod', 'chat.withhold', { messageId, withheld: false })
    expect(withheld(scenario)).toEqual([true, false])
  })

  test('is for its author and for moderators, also after the end', () => {
    const scenario = Scenario.with(people)
    const messageId = post(scenario, 'ada', 'Guten Morgen')
    scenario.refuses('chat/not-yours', 'ben', 'chat.withhold', { messageId, withheld: true })
    scenario.refuses('chat/no-such-message', 'mod', 'chat.withhold', { messageId: 'none', withheld: true })
    scenario.done('mod', 'session.end')
    scenario.done('ada', 'chat.withhold', { messageId, withheld: true })
    scenario.done('mod', 'chat.withhold', { messageId, withheld: false })
  })
})

describe('posting', () => {
  test('reaches all, with who and when', () => {
    const scenario = Scenario.with(people)
    post(scenario, 'ada', '  Guten Morgen \u200b\u0007 ')
    expect(scenario.main('ben').chat.all.latest[0]).toMatchObject({
      participantId: 'ada',
      text: 'Guten Morgen',
      at: scenario.now,
      edited: false,
      replyTo: null,
    })
  })

  test.each([
    ['nothing but spaces', '   '],
    ['too much', 'x'.repeat(2_001)],
    ['half a character', 'a\ud800b'],
  ])('refuses %s', (_what, text) => {
    expect(Scenario.with(people).by('ada', 'chat.post', { text })).toEqual({ refused: 'malformed data.text' })
  })

  test('refuses fields that it does not know', () => {
    expect(Scenario.with(people).by('ada', 'chat.post', { text: 'x', participantId: 'ben' })).toMatchObject({
      refused: expect.stringContaining('malformed'),
    })
  })

  test('is not for those who only watch, and not after the end', () => {
    const scenario = Scenario.with(people)
    expect(scenario.by('wim', 'chat.post', { text: 'x' })).toEqual({ refused: 'forbidden' })
    scenario.by('mod', 'session.end')
    expect(scenario.by('ada', 'chat.post', { text: 'x' })).toEqual({ refused: 'forbidden' })
  })

  test('answers a message that is there, and no other', () => {
    const scenario = Scenario.with(people)
    const first = post(scenario, 'ada', 'first')
    expect(scenario.by('ben', 'chat.post', { text: 'second', replyTo: first })).toMatchObject({
      happened: ['chat.posted'],
    })
    expect(scenario.by('ben', 'chat.post', { text: 'third', replyTo: 'nothing' })).toEqual({
      refused: 'chat/no-such-message',
    })
  })
})

describe('editing and deleting', () => {
  test('one may edit one’s own message only', () => {
    const scenario = Scenario.with(people)
    const messageId = post(scenario, 'ada', 'frist')
    expect(scenario.by('ben', 'chat.edit', { messageId, text: 'x' })).toEqual({ refused: 'chat/not-yours' })
    expect(scenario.by('mod', 'chat.edit', { messageId, text: 'x' })).toEqual({ refused: 'chat/not-yours' })
    scenario.by('ada', 'chat.edit', { messageId, text: 'first' })
    expect(scenario.main('ben').chat.all.latest[0]).toMatchObject({ text: 'first', edited: true })
  })

  test('one may delete one’s own, moderators any; nothing of it stays', () => {
    const scenario = Scenario.with(people)
    const [mine, other] = [post(scenario, 'ada', 'one'), post(scenario, 'ada', 'two')]
    expect(scenario.by('ben', 'chat.delete', { messageId: mine })).toEqual({ refused: 'chat/not-yours' })
    scenario.by('ada', 'chat.delete', { messageId: mine })
    scenario.by('mod', 'chat.delete', { messageId: other })
    expect(texts(scenario)).toEqual([])
    expect(JSON.stringify(scenario.state)).not.toContain(mine)
    expect(scenario.by('ada', 'chat.edit', { messageId: mine, text: 'x' })).toEqual({ refused: 'chat/no-such-message' })
  })

  test('deleting forgets in the log what was posted and edited', () => {
    expect(session.registry.eventSpec('chat.deleted')).toMatchObject({
      subject: 'messageId',
      forgets: ['chat.posted', 'chat.edited'],
    })
  })
})

describe('pins', () => {
  test('are the moderators’, at most three, and go with their message', () => {
    const scenario = Scenario.with(people)
    const ids = ['a', 'b', 'c', 'd'].map((text) => post(scenario, 'ada', text))
    expect(scenario.by('ada', 'chat.pin', { messageId: ids[0] })).toEqual({ refused: 'forbidden' })
    for (const messageId of ids.slice(0, 3)) scenario.by('mod', 'chat.pin', { messageId })
    expect(scenario.by('mod', 'chat.pin', { messageId: ids[3] })).toEqual({ refused: 'chat/pins-full' })
    scenario.by('ada', 'chat.delete', { messageId: ids[1] })
    expect(scenario.main('ben').chat.all.pinned).toEqual([ids[0], ids[2]])
    expect(scenario.by('mod', 'chat.unpin', { messageId: ids[1] })).toEqual({ refused: 'chat/not-pinned' })
  })
})

describe('the window', () => {
  test('holds the latest 16 kB; older messages can still be answered, edited and deleted', () => {
    const scenario = Scenario.with(people)
    const first = post(scenario, 'ada', 'the very first')
    for (let i = 0; i < 60; i++) post(scenario, 'ben', `${i} ${'ä'.repeat(200)}`)
    const { latest, bytes } = scenario.main('ben').chat.all
    expect(latest.length).toBeLessThan(40)
    expect(bytes).toBeLessThanOrEqual(16_000)
    expect(latest.at(-1)!.text).toContain('59')
    expect(scenario.by('ben', 'chat.post', { text: 'yes', replyTo: first })).toMatchObject({
      happened: expect.arrayContaining(['chat.posted']),
    })
    expect(scenario.by('ada', 'chat.delete', { messageId: first })).toMatchObject({ happened: ['chat.deleted'] })
  })

  test('one huge message does not empty it', () => {
    const scenario = Scenario.with(people)
    for (let i = 0; i < 12; i++) post(scenario, 'ben', '🌍'.repeat(1_000))
    expect(scenario.main('ben').chat.all.latest.length).toBeGreaterThan(0)
  })
})

test('[S10] the window is trimmed alike, whether or not the first message that stays was deleted since', () => {
  const post = (messageId: string, seq: number): Recorded<NewEvent> => {
    const data = { messageId, participantId: 'ada', text: 'hello', replyTo: null }
    return { type: 'chat.posted', data, seq, at: seq, room: 'main' }
  }
  const blank = { ...post('b', 2), data: null } as const
  const trim = { type: 'chat.trimmed', data: { keepFrom: 2 }, seq: 4, at: 4, room: 'main' } as const
  const folded = [post('a', 1), blank, post('c', 3), trim].reduce(session.reduce, session.initial)
  expect(folded.rooms.main!.chat.all.latest.map(({ messageId }) => messageId)).toEqual(['c'])
})
