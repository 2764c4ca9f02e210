import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ReplayPage } from '@/domain/recording/watching'
import type { HistoryPage } from '@/server/gateway/history-page'
import type { PeoplePage } from '@/server/gateway/people-page'
import { LiveOccasion, LiveProcess, until, Visitor } from '../support/live'

describe('two processes on one database', () => {
  let occasion: LiveOccasion
  beforeAll(async () => {
    occasion = await LiveOccasion.open(2)
  })
  afterAll(() => occasion.close())

  test('show one session: what is said on one is heard on the other, with the name', async () => {
    const [one, two] = occasion.processes
    const ada = await occasion.visitor('attendee', 'Ada Okello', one!)
    const ben = await occasion.visitor('attendee', 'Ben Vogt', two!)
    await ada.ask('chat.post', { text: 'from one' })
    await until('the message on the other', () => ben.main.chat.all.latest.some(({ text }) => text === 'from one'))
    expect(ben.store.get()!.cards[ada.id]).toMatchObject({ name: 'Ada Okello' })
    await ben.ask('hand.raise')
    await until('the hand on the first', () => ada.main.hands.all.queue.length === 1)
    expect([...ada.applied, ...ben.applied]).not.toContain('gap')
  })

  test('know of each other’s people', async () => {
    const [one, two] = occasion.processes
    const ada = await occasion.visitor('attendee', 'Ada', one!)
    await occasion.visitor('attendee', 'Zoe Far', two!)
    const people = async () =>
      (await (await one!.get('people', { ...ada.query, room: 'main' }, ada.headers)).json()) as PeoplePage & {
        here: number
      }
    await until('Zoe in the list of the other process', async () =>
      (await people()).people.some(({ card }) => card.name === 'Zoe Far'),
    )
  })
})

describe('one session', () => {
  let occasion: LiveOccasion
  beforeAll(async () => {
    occasion = await LiveOccasion.open()
  })
  afterAll(() => occasion.close())

  test('goes on where it was when the process is another: nothing acknowledged is lost, nothing happens twice', async () => {
    const second = await LiveProcess.start(occasion.databaseUrl)
    const ada = await occasion.visitor('attendee', 'Ada', second)
    const said = await ada.emit({
      id: 'before-the-crash',
      type: 'chat.post',
      room: 'main',
      data: { text: 'said before' },
    })
    await second.stop()
    await until('the line to be gone', () => !ada.socket.connected)
    const back = new Visitor(occasion.processes[0]!, ada.session, ada.seat)
    occasion.visitors.push(back)
    await back.welcomed()
    // The other process hears of it within half a second.
    await until('what was said', () => back.main.chat.all.latest.some(({ text }) => text === 'said before'))
    const again = await back.emit({
      id: 'before-the-crash',
      type: 'chat.post',
      room: 'main',
      data: { text: 'said before' },
      again: true,
    })
    expect(again).toEqual(said)
    expect(back.main.chat.all.latest.filter(({ text }) => text === 'said before')).toHaveLength(1)
  })

  test('the directory follows the log: roles, mutes; others see the card change', async () => {
    const moderator = await occasion.visitor('moderator', 'Mo')
    const ada = await occasion.visitor('attendee', 'Ada Card')
    await ada.ask('chat.post', { text: 'so that my card is known' })
    await until('the card', () => moderator.store.get()!.cards[ada.id]?.name === 'Ada Card')
    await moderator.ask('person.change-role', { participantId: ada.id, role: 'speaker' })
    await moderator.ask('person.mute', { participantId: ada.id })
    await until('the new card', () => {
      const card = moderator.store.get()!.cards[ada.id]
      return card?.role === 'speaker' && card.muted
    })
    const session = await occasion.db.session.findUnique({ where: { id: occasion.planned.sessionId } })
    expect(session!.phase).toBe('open')
  })

  test('people come and go in numbered differences; who reloads was never away', async () => {
    const watcher = await occasion.visitor('attendee', 'Watcher')
    await until('a first number', () => watcher.presence.length > 0)
    const ada = await occasion.visitor('attendee', 'Ada Comes')
    await until('Ada', () =>
      watcher.presence.some(
        ({ people }) => people !== null && Object.values(people.came).some(({ name }) => name === 'Ada Comes'),
      ),
    )
    const { id } = ada
    const numbers = watcher.presence.map(({ n }) => n)
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b))
    ada.socket.disconnect()
    const back = new Visitor(occasion.processes[0]!, ada.session, ada.seat)
    occasion.visitors.push(back)
    await back.welcomed()
    await new Promise((resolve) => setTimeout(resolve, 2_500))
    expect(watcher.presence.some(({ people }) => people?.went.includes(id))).toBe(false)
    back.socket.disconnect()
    await until('Ada to be gone', () => watcher.presence.some(({ people }) => people?.went.includes(id)), 10_000)
  })

  test('older messages are read back page by page, as they are now, and not as they were', async () => {
    const moderator = await occasion.visitor('moderator', 'Mo')
    const ada = await occasion.visitor('attendee', 'Ada')
    const text = (i: number) => `${i} ${'ü'.repeat(150)}`
    // As a moderator’s, so that the rate of one person does not hold it up.
    for (let i = 0; i < 90; i++) {
      const writer = i % 8 === 0 ? await occasion.visitor('attendee', `Writer ${i}`) : occasion.visitors.at(-1)!
      await writer.ask('chat.post', { text: text(i) })
    }
    await until('the window to be trimmed', () => !ada.main.chat.all.latest.some((message) => message.text === text(0)))
    const page = async (query: Record<string, string>) =>
      (await (
        await ada.process.get('history', { ...ada.query, room: 'main', feature: 'chat', ...query }, ada.headers)
      ).json()) as HistoryPage
    const newest = await page({})
    const older = await page({ before: String(newest.events.find(({ type }) => type === 'chat.posted')!.seq) })
    const all = [...older.events, ...newest.events].filter(({ type }) => type === 'chat.posted')
    const first = all.find(({ data }) => (data as { text: string }).text === text(0))!
    expect(first).toBeDefined()
    expect(older.cards[(first.data as { participantId: string }).participantId]).toMatchObject({ name: 'Writer 0' })
    const { messageId } = first.data as { messageId: string }
    await moderator.ask('chat.delete', { messageId })
    expect(JSON.stringify(await page({ items: messageId }))).not.toContain('ü')
    expect(JSON.stringify(await page({ before: String(newest.events[0]!.seq) }))).not.toContain(messageId)
  })

  test('[S12] a replay is there when it has ended, and names whom live named', async () => {
    const organiser = await occasion.visitor('organiser', 'Ola')
    const ada = await occasion.visitor('attendee', 'Ada Asks')
    await ada.ask('question.ask', { text: 'A secret question', hidden: true })
    await until('the question', () => organiser.main.questions.staff!.pending.length > 0)
    await organiser.ask('session.go-live')
    await organiser.ask('session.end')
    const replay = async (who: Visitor) =>
      (await (await who.process.get('replay', who.query, who.headers)).json()) as ReplayPage
    await until('the end', () => ada.store.get()!.view.session.life.all.phase === 'ended')
    const [seen, staff] = [await replay(ada), await replay(organiser)]
    expect(JSON.stringify(seen)).not.toContain('A secret question')
    expect(JSON.stringify(staff)).toContain('A secret question')
    expect(JSON.stringify(staff.events.filter(({ type }) => type === 'question.asked'))).not.toContain(ada.id)
    expect([...seen.events, ...staff.events].some(({ mine }) => mine)).toBe(false)
    expect(seen.to).toBe(seen.head)
    await until(
      'the phase at the desk',
      async () =>
        (await occasion.db.session.findUnique({ where: { id: occasion.planned.sessionId } }))!.phase === 'ended',
    )
  })
})
