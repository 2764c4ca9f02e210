import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { remarksIn } from '@/app/_data/workbook-comments'
import { MAIN } from '@/domain/protocol/standing'
import type { HistoryPage } from '@/server/gateway/history-page'
import { LiveOccasion, until, type Visitor } from '../support/live'
import { storeSet } from '../support/stored-set'
import { kickoff } from '../support/writer'

let occasion: LiveOccasion
let moderator: Visitor
let card: string
beforeAll(async () => {
  occasion = await LiveOccasion.open()
  moderator = await occasion.visitor('moderator', 'Mo')
  const set = await storeSet(occasion.db, occasion.planned.conferenceId, {
    rooms: { North: [] },
    template: kickoff,
    choosing: true,
  })
  await moderator.ask('breakouts.open', { set, minutes: null, countdown: 0, walking: false, returns: true })
  await moderator.ask('breakouts.close', { room: null, grace: 0 })
  await until('the card', () => harvest().cards.length === 1)
  card = harvest().cards[0]!.card
})
afterAll(() => occasion.close())

const harvest = (visitor = moderator) => visitor.store.get()!.view.session.harvest.all
const readBack = async (visitor: Visitor, room = MAIN) => {
  const query = { ...visitor.query, room, feature: 'harvest' }
  const answer = await visitor.process.get('history', query, visitor.headers)
  return (await answer.json()) as HistoryPage
}
const textsIn = ({ events }: HistoryPage) =>
  events.flatMap((event) => (event.type === 'harvest.commented' ? [(event.data as { text: string }).text.trim()] : []))

describe('what is said to a card', () => {
  const said: string[] = []
  beforeAll(async () => {
    const people = await Promise.all(['Ada', 'Ben', 'Cem', 'Dua'].map((name) => occasion.visitor('attendee', name)))
    for (let i = 0; i < 7; i++)
      for (const person of people) {
        const text = `${i} ${person.id}`
        said.push(text)
        const data = { card, kind: 'question', text: text.padEnd(299, ' x') }
        expect(await person.ask('harvest.comment', data)).toMatchObject({ ok: true })
      }
    // Answers come before frames.
    const count = () => harvest().comments.length + (harvest().cards[0]?.older ?? 0)
    await until('all that was said', () => count() === said.length)
    await until('the window to be trimmed', () => harvest().cards[0]!.older > 0)
  })

  test('stays within a window; all of it is read back, from wherever one is', async () => {
    const { comments, cards } = harvest()
    expect(comments.length).toBeLessThan(said.length)
    expect(comments.length + cards[0]!.older).toBe(said.length)
    const dua = occasion.visitors.at(-1)!
    for (const room of [MAIN, 'elsewhere']) {
      const page = await readBack(dua, room)
      expect(textsIn(page).map((text) => text.replace(/( x)+ ?$/, ''))).toEqual(said)
      expect(Object.keys(page.cards).length).toBe(4)
    }
  })

  test('is taken back also beyond the window, by whom it is', async () => {
    const page = await readBack(moderator)
    const [first] = page.events.filter((event) => event.type === 'harvest.commented')
    const { commentId, participantId } = first!.data as { commentId: string; participantId: string }
    const [ada, ben] = [occasion.visitors.find(({ id }) => id === participantId)!, occasion.visitors.at(-1)!]
    expect(await ben.ask('harvest.uncomment', { commentId })).toMatchObject({ code: 'harvest/not-yours' })
    const { older } = harvest().cards[0]!
    expect(await ada.ask('harvest.uncomment', { commentId })).toMatchObject({ ok: true })
    await until('one less', () => harvest().cards[0]!.older === older - 1)
    expect(textsIn(await readBack(moderator))).toHaveLength(said.length - 1)
  })

  test('is in what the desk exports, with names, and without what was taken back', async () => {
    const remarks = (await remarksIn(occasion.db, [occasion.planned.sessionId])).get(card)!
    expect(remarks).toHaveLength(said.length - 1)
    expect(remarks[0]).toMatchObject({ kind: 'question', by: 'Ben', at: expect.any(Date) })
    expect(await remarksIn(occasion.db, ['another'])).toEqual(new Map())
  })
})
