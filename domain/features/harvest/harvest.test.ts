import { describe, expect, test } from 'vitest'
import type { Template } from '@/domain/planning/workbook'
import { SYSTEM_ID } from '@/domain/protocol/standing'
import { getFrom } from '@/domain/protocol/table'
import { session } from '@/domain/session'
import { openRooms, roomIds } from '@/tests/support/rooms'
import { Scenario } from '@/tests/support/scenario'

const template: Template = { name: { en: 'Kickoff' }, fields: [{ key: 'goals', kind: 'text', label: { en: 'Goals' } }] }
const people = { mod: 'moderator', ada: 'attendee', ben: 'attendee', wim: 'viewer' } as const

/** Ada in North and Ben in South have written, and their rooms were closed. */
const given = () => {
  const scenario = Scenario.with(people)
  openRooms(scenario, { names: ['North', 'South'], place: [['ada'], ['ben']], workbook: { template } })
  const [north, south] = roomIds(scenario) as [string, string]
  scenario.by('ada', 'workbook.write', { update: 'AAAA' }, north)
  scenario.by(SYSTEM_ID, 'workbook.count', { done: 1 }, north)
  const outcome = scenario.by('mod', 'breakouts.close', { room: null, grace: 0 })
  const harvest = (id = 'wim') => scenario.seenBy(id).session.harvest
  const content = (card: string) => getFrom(scenario.state.session.harvest.server.contents, card)
  const finish = (card: string, done: number, words: string, upTo = content(card)!.pieces[0]?.pieceId ?? null) =>
    scenario.by(SYSTEM_ID, 'harvest.finish', { card, upTo, done, words })
  return { scenario, north, south, outcome, harvest, content, finish }
}

describe('when rooms close', () => {
  test('each workbook is a card in the plenary in the same breath', () => {
    const { north, south, outcome, harvest } = given()
    expect(outcome).toMatchObject({
      happened: ['breakouts.closed', 'harvest.brought', 'harvest.added', 'harvest.brought', 'harvest.added'],
    })
    expect(harvest().all.cards).toEqual([
      { card: north, edition: 0, older: 0 },
      { card: south, edition: 0, older: 0 },
    ])
  })

  test('not a letter is lost, and what the card shows is known', () => {
    const { north, south, content } = given()
    const face = { name: 'North', done: 1, of: 1, words: '' }
    expect(content(north)).toMatchObject({ face, pieces: [{ update: 'AAAA' }], people: ['ada'] })
    expect(content(south)).toMatchObject({ face: { name: 'South', done: 0 }, pieces: [] })
  })

  test('the last words are read out of the document, and the state forgets what is kept', () => {
    const { scenario, north, harvest, content, finish } = given()
    const [piece] = content(north)!.pieces
    finish(north, 1, 'Wells')
    expect(harvest().all.cards[0]).toMatchObject({ edition: 1 })
    expect(content(north)).toMatchObject({ face: { done: 1, words: 'Wells' }, pieces: [], unkept: null })
    expect(finish(north, 1, 'Wells', piece!.pieceId)).toEqual({ refused: 'harvest/read-already' })
    expect(finish('none', 0, '', 'x')).toEqual({ refused: 'harvest/no-such-card' })
    scenario.refuses('forbidden', 'mod', 'harvest.finish', { card: north, upTo: null, done: 0, words: '' })
  })

  test('a card on which nobody wrote is kept once, and looks the same', () => {
    const { south, harvest, content, finish } = given()
    expect(finish(south, 0, '')).toMatchObject({ happened: ['harvest.kept'] })
    expect(content(south)!.unkept).toBeNull()
    expect(harvest().all.cards[1]).toMatchObject({ edition: 0 })
    expect(finish(south, 0, '')).toEqual({ refused: 'harvest/read-already' })
  })

  test('what was on its way is taken in, from those who were there, for a while', () => {
    const { scenario, north, south, content, finish } = given()
    const late = (by: string, card: string) => scenario.by(by, 'harvest.append', { card, update: 'BBBB' })
    const [first] = content(north)!.pieces
    late('ada', north)
    expect(content(north)!.pieces.map(({ update }) => update)).toEqual(['AAAA', 'BBBB'])
    finish(north, 0, '', first!.pieceId)
    expect(content(north)!.pieces.map(({ update }) => update)).toEqual(['BBBB'])
    expect(late('ada', south)).toEqual({ refused: 'harvest/no-such-card' })
    expect(late('wim', north)).toEqual({ refused: 'forbidden' })
    scenario.after(16 * 60_000)
    expect(late('ada', north)).toEqual({ refused: 'harvest/too-late' })
  })

  test('the session is looked at until every card is read', () => {
    const { scenario, north, south, finish } = given()
    const next = () => session.tick(scenario.state, scenario.now).next
    expect(next()).toBe(scenario.now + 5_000)
    finish(north, 1, 'Trees')
    expect(next()).toBe(scenario.now + 5_000)
    finish(south, 0, '')
    expect(next()).toBeGreaterThan(scenario.now + 60_000)
  })

  test('cards that others pushed out of the gallery are forgotten, when their last words are in', () => {
    const { scenario, north, south, finish, content } = given()
    finish(north, 1, 'Trees')
    const names = Array.from({ length: 200 }, (_, i) => `Room ${i}`)
    openRooms(scenario, { names, workbook: { template } })
    scenario.done('mod', 'breakouts.close', { room: null, grace: 0 })
    expect(scenario.by('ada', 'harvest.append', { card: north, update: 'BBBB' })).toMatchObject({
      happened: ['harvest.appended'],
    })
    finish(north, 1, 'Trees')
    expect(scenario.after(14 * 60_000)).toEqual([])
    expect(scenario.after(2 * 60_000)).toEqual(['harvest.forgotten'])
    expect(content(north)).toBeUndefined()
    // Nobody has read what is on this one.
    expect(content(south)).toBeDefined()
  })

  test('with the end of the session they are brought as well', () => {
    const scenario = Scenario.with(people)
    openRooms(scenario, { names: ['North'], workbook: { template } })
    scenario.by('mod', 'session.end')
    expect(scenario.seenBy('wim').session.harvest.all.cards).toHaveLength(1)
  })
})

describe('reporting back', () => {
  test('shows a card, invites its group to the stage and gives it time', () => {
    const { scenario, north, harvest } = given()
    scenario.by('mod', 'harvest.present', { card: north, minutes: 3 })
    expect(harvest().all.presented).toEqual({ card: north, endsAt: scenario.now + 180_000 })
    expect(scenario.main('ada').stage.own.invited).toBe(true)
    expect(scenario.main('ben').stage.own.invited).toBe(false)
    scenario.by('mod', 'harvest.put-away')
    expect(harvest().all.presented).toBeNull()
    scenario.refuses('harvest/nothing-shown', 'mod', 'harvest.put-away')
    scenario.refuses('harvest/no-such-card', 'mod', 'harvest.present', { card: 'none', minutes: null })
  })

  test('happens in the order that a moderator gives', () => {
    const { scenario, north, south, harvest } = given()
    scenario.by('mod', 'harvest.arrange', { cards: [south, north] })
    expect(harvest().all.cards.map(({ card }) => card)).toEqual([south, north])
    scenario.refuses('harvest/other-cards', 'mod', 'harvest.arrange', { cards: [south] })
  })
})

describe('comments and questions', () => {
  test('stand with their card until whoever wrote them, or a moderator, takes them back', () => {
    const { scenario, north, harvest } = given()
    scenario.by('ben', 'harvest.comment', { card: north, kind: 'question', text: 'Which trees?' })
    const [comment] = harvest().all.comments
    expect(comment).toMatchObject({ card: north, kind: 'question', text: 'Which trees?', participantId: 'ben' })
    const { commentId } = comment!
    scenario.refuses('harvest/not-yours', 'ada', 'harvest.uncomment', { commentId })
    scenario.by('ben', 'harvest.uncomment', { commentId })
    expect(harvest().all.comments).toEqual([])
    scenario.refuses('harvest/no-such-comment', 'mod', 'harvest.uncomment', { commentId })
  })

  test('leave the window when there are many, the oldest first; how many is known for each card', () => {
    const { scenario, north, south, harvest } = given()
    const say = (i: number) =>
      scenario.done('ben', 'harvest.comment', {
        card: i < 3 ? south : north,
        kind: 'comment',
        text: `${i}`.padEnd(300),
      })
    for (let i = 0; i < 100; i++) say(i)
    const { comments, cards } = harvest().all
    const older = Object.fromEntries(cards.map(({ card, older: count }) => [card, count]))
    expect(comments.at(-1)!.text.trim()).toBe('99')
    expect(Buffer.byteLength(JSON.stringify(comments))).toBeLessThan(16_000)
    expect(older[south]).toBe(3)
    expect(older[north]! + comments.length).toBe(97)
  })

  test('can be taken back also when they have left the window; whoever reads the log later comes to the same', () => {
    const { scenario, north, harvest } = given()
    const events = Array.from({ length: 100 }, (_, i) =>
      scenario.done('ben', 'harvest.comment', { card: north, kind: 'comment', text: `${i}`.padEnd(300) }),
    ).flatMap((outcome) => outcome.events)
    const [first] = events
    const { commentId } = first!.data as { commentId: string }
    const before = harvest().all.cards[0]!.older
    const [back] = scenario.done('mod', 'harvest.uncomment', { commentId }).events
    expect(harvest().all.cards[0]!.older).toBe(before - 1)
    scenario.refuses('harvest/no-such-comment', 'ben', 'harvest.uncomment', { commentId })
    const card = { type: 'harvest.added', data: { card: north } } as const
    const place = { seq: 1, at: 1, room: 'main' }
    const fold = (all: readonly unknown[]) =>
      all.reduce<typeof session.initial>(
        (state, event) => session.reduce(state, { ...place, ...(event as object) } as never),
        session.initial,
      ).session.harvest
    const blanked = events.map((event) => (event === first ? { ...event, data: null } : event))
    expect(fold([card, ...blanked, back])).toEqual(fold([card, ...events, back]))
  })

  test('are not for those who only watch, and need a card', () => {
    const { scenario, north } = given()
    scenario.refuses('forbidden', 'wim', 'harvest.comment', { card: north, kind: 'comment', text: 'x' })
    scenario.refuses('harvest/no-such-card', 'ben', 'harvest.comment', { card: 'none', kind: 'comment', text: 'x' })
  })
})
