import { Pool } from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { MAIN, SYSTEM_ID } from '@/domain/protocol/standing'
import type { SessionCommand } from '@/domain/session'
import { asPiece, documentFrom, documentOf, filledOf } from '@/domain/workbook-document'
import type { CardPage, FacesPage } from '@/server/gateway/card-page'
import { PostgresLog } from '@/server/log/postgres-log'
import { newId, ownCommandId } from '@/server/sessions/ids'
import { SessionRunner } from '@/server/sessions/session-runner'
import { surroundings } from '../support/audience'
import { cookieOf, LiveOccasion, LiveProcess, until, type Visitor } from '../support/live'
import { newTestId } from '../support/planned'
import { storeSet } from '../support/stored-set'
import { kickoff, Writer } from '../support/writer'

const OPEN = { minutes: null, countdown: 0, walking: false, returns: true }

let occasion: LiveOccasion
let moderator: Visitor
beforeAll(async () => {
  occasion = await LiveOccasion.open(2)
  moderator = await occasion.visitor('moderator', 'Mo')
})
afterAll(() => occasion.close())

const roomOf = (visitor: Visitor) => visitor.store.get()!.viewer.seats[0]!.room
const cards = () => moderator.store.get()!.view.session.harvest.all.cards
const personOf = async (visitor: Visitor) =>
  (await occasion.db.access.findUniqueOrThrow({ where: { id: visitor.seat } })).personId!
const close = async () => {
  await moderator.ask('breakouts.close', { room: null, grace: 0 })
  await until('the end of the rooms', () => moderator.store.get()!.view.session.breakouts.all === null)
}
const rowOf = (room: string) => occasion.db.workbook.findFirst({ where: { room } })
const cardOf = async (visitor: Visitor, card: string) => {
  const answer = await visitor.process.get('card', { ...visitor.query, card }, visitor.headers)
  return { status: answer.status, page: (await answer.json()) as CardPage }
}

const facesOf = async (visitor: Visitor, ...asked: string[]) => {
  const answer = await visitor.process.get('cards', { ...visitor.query, cards: asked.join() }, visitor.headers)
  return (await answer.json()) as FacesPage
}

/** A partnership of this conference, with a name of its own. */
const partnership = async (name: string) => {
  const { conferenceId } = occasion.planned
  const { id } = await occasion.db.partnership.create({
    data: { id: newTestId(), name, conferences: { connect: { id: conferenceId } } },
  })
  return { id, name }
}

/** Ada and Ben, each in another process, in one room with a workbook. */
const together = async ({ of }: { of?: string } = {}) => {
  const [one, two] = occasion.processes
  const [ada, ben] = [await occasion.visitor('attendee', 'Ada', one!), await occasion.visitor('attendee', 'Ben', two!)]
  const set = await storeSet(occasion.db, occasion.planned.conferenceId, {
    rooms: { North: [await personOf(ada), await personOf(ben)] },
    ...(of && { partnerships: { North: of } }),
    template: kickoff,
    choosing: true,
  })
  expect(await moderator.ask('breakouts.open', { set, ...OPEN })).toMatchObject({ ok: true })
  await until('both in the room', () => roomOf(ada) !== MAIN && roomOf(ada) === roomOf(ben))
  return { ada: new Writer(ada), ben: new Writer(ben), room: roomOf(ada) }
}
const done = (...writers: Writer[]) => Promise.all(writers.flatMap(({ answers }) => answers))

describe('two people in two processes', () => {
  afterEach(close)

  test('type into the same field at once: no word is lost, and both see the same', async () => {
    const { ada, ben } = await together()
    for (let i = 0; i < 12; i++) {
      ada.type('goals', `a${i} `)
      ben.type('goals', `b${i} `)
    }
    await done(ada, ben)
    const words = [...Array(12).keys()].flatMap((i) => [`a${i}`, `b${i}`])
    const has = (writer: Writer) => words.every((word) => String(writer.filled.goals).split(' ').includes(word))
    await until('all words on both pages', () => has(ada) && has(ben))
    expect(ada.filled).toEqual(ben.filled)
    await until('the same for those who read', () => ada.readOut.goals === ada.filled.goals)
  })

  test('write much: the pieces stay few, and whoever comes late has every word', async () => {
    const { ada, ben } = await together()
    for (let i = 0; i < 40; i++) {
      for (const writer of [ada, ben]) writer.type('resources', `${writer === ada ? 'a' : 'b'}${i} `)
      await done(ada, ben)
      // As fast as people type; faster would be too fast.
      await new Promise((resolve) => setTimeout(resolve, 260))
    }
    const text = () => String(ada.filled.resources)
    const words = [...Array(40).keys()].flatMap((i) => [`a${i} `, `b${i} `])
    await until('all words on one page', () => words.every((word) => text().includes(word)))
    await until('few pieces', () => ada.pieces.length < 24)
    const late = documentFrom(ada.pieces.map(({ update }) => update))
    expect(filledOf(late, kickoff).resources).toBe(text())
  })

  test('nonsense from one of them spoils nothing', async () => {
    const { ada, ben } = await together()
    ada.type('goals', 'Trees')
    for (const nonsense of ['AAAA', '////', 'AQEBAQEB', 'AP8=']) await ben.write(nonsense)
    expect(await ben.write('<b>')).toMatchObject({ code: 'malformed' })
    ben.type('open-questions', 'Who?')
    await done(ada, ben)
    await until(
      'both fields to be read',
      () => ada.readOut.goals === 'Trees' && ada.readOut['open-questions'] === 'Who?',
    )
    expect(filledOf(documentFrom(ada.pieces.map(({ update }) => update)), kickoff)).toEqual(ada.readOut)
  })

  test('see where the other writes, on one process; nobody else does, and it is in no log', async () => {
    const { ada } = await together()
    const cem = await occasion.visitor('attendee', 'Cem')
    const heard: unknown[] = []
    const elsewhere: unknown[] = []
    cem.socket.on('writing', (said) => elsewhere.push(said))
    moderator.socket.on('writing', (said) => heard.push(said))
    await moderator.ask('breakouts.go', { room: ada.room })
    await until('the moderator in the room', () => roomOf(moderator) === ada.room)
    for (const said of ['nonsense', { field: 7 }, { field: 'goals', more: true }])
      ada.visitor.socket.emit('writing', said)
    ada.visitor.socket.emit('writing', { field: 'goals' })
    await until('the word of it', () => heard.length > 0)
    const { id } = ada.visitor
    expect(heard).toEqual([
      { room: ada.room, participantId: id, field: 'goals', cards: { [id]: expect.objectContaining({ name: 'Ada' }) } },
    ])
    ada.visitor.socket.disconnect()
    await until('that she is gone', () => heard.length > 1)
    expect(heard[1]).toMatchObject({ participantId: id, field: null })
    expect(elsewhere).toEqual([])
    await moderator.ask('breakouts.go', { room: MAIN })
    await until('the moderator back', () => roomOf(moderator) === MAIN)
  })

  test('say where they write a few times a second and no more', async () => {
    const { ada } = await together()
    const heard: unknown[] = []
    await moderator.ask('breakouts.go', { room: ada.room })
    await until('the moderator in the room', () => roomOf(moderator) === ada.room)
    moderator.socket.on('writing', (said) => heard.push(said))
    for (let i = 0; i < 100; i++) ada.visitor.socket.emit('writing', { field: `f${i}` })
    await ada.visitor.ask('chat.post', { text: 'after that' }, { room: ada.room })
    await until('the message', () =>
      moderator.store.get()!.view.rooms[ada.room]!.chat.all.latest.some(({ text }) => text === 'after that'),
    )
    expect(heard.length).toBeGreaterThan(0)
    expect(heard.length).toBeLessThan(10)
    await moderator.ask('breakouts.go', { room: MAIN })
  })
})

describe('somebody who is moved while they write', () => {
  test('loses no word: what was on its way comes to the room that they left', async () => {
    const { ada, ben, room } = await together()
    ada.type('goals', 'Trees')
    await done(ada)
    await moderator.ask('breakouts.move', { participantId: ada.visitor.id, room: MAIN })
    await until('her in the plenary', () => roomOf(ada.visitor) === MAIN)
    ada.type('goals', ' and wells')
    await until('her words where she was', () => ben.filled.goals === 'Trees and wells')
    expect(await ada.visitor.ask('chat.post', { text: 'x' }, { room })).toMatchObject({ code: 'rooms/moved' })
    expect(ada.pieces).toEqual([])
    await close()
    ada.type('goals', ' and roads')
    expect(await ada.answers.at(-1)).toMatchObject({ code: 'rooms/moved' })
    const update = asPiece(ada.document)
    expect(await ada.visitor.ask('harvest.append', { card: room, update })).toMatchObject({ ok: true })
    const text = async () => (await cardOf(ben.visitor, room)).page.filled?.goals
    await until('the last of them', async () => (await text()) === 'Trees and wells and roads')
  })
})

describe('when the session ends', () => {
  test('the last words of a room are taken in after it', async () => {
    const ended = await LiveOccasion.open()
    const mo = await ended.visitor('moderator', 'Mo')
    const dua = await ended.visitor('attendee', 'Dua')
    const person = (await ended.db.access.findUniqueOrThrow({ where: { id: dua.seat } })).personId!
    const rooms = { North: [person] }
    const set = await storeSet(ended.db, ended.planned.conferenceId, { rooms, template: kickoff, choosing: true })
    await mo.ask('breakouts.open', { set, ...OPEN })
    await until('her in her room', () => roomOf(dua) !== MAIN)
    const writer = new Writer(dua)
    await mo.ask('session.end', {})
    writer.type('goals', 'Trees')
    expect(await writer.answers[0]).toMatchObject({ code: 'rooms/moved' })
    const update = asPiece(writer.document)
    expect(await dua.ask('harvest.append', { card: writer.room, update })).toMatchObject({ ok: true })
    await until('her words in what is kept', async () => {
      const row = await ended.db.workbook.findFirst({ where: { room: writer.room } })
      return (row?.filled as Record<string, string> | undefined)?.goals === 'Trees'
    })
    await ended.close()
  })
})

describe('when the room closes', () => {
  test('its workbook is a card at once, read to the last word, and kept with the partnership', async () => {
    const mubende = await partnership(`Gießen – Mubende ${newTestId()}`)
    const { ada, ben, room } = await together({ of: mubende.name })
    ada.type('goals', 'Trees and wells')
    ben.type('resources', 'Two engineers')
    await done(ada, ben)
    await close()
    await until('the card', () => cards().some(({ card }) => card === room))
    await until(
      'the last word',
      async () => (await cardOf(ada.visitor, room)).page.filled?.resources === 'Two engineers',
    )
    const shown = () => cards().find(({ card }) => card === room)
    await until('the card to say so', () => shown()?.edition === 1)
    const { faces } = await facesOf(ada.visitor, room, 'no-such-card')
    expect(faces).toEqual([{ card: room, name: 'North', done: 2, of: 6, words: 'Trees and wells' }])
    const row = await rowOf(room)
    expect(row).toMatchObject({
      title: 'North',
      partnershipId: mubende.id,
      conferenceId: occasion.planned.conferenceId,
      filled: { goals: 'Trees and wells', resources: 'Two engineers' },
      position: cards().findIndex(({ card }) => card === room),
    })
    expect(row!.template).toEqual(kickoff)
  })

  test('the card is for those who are in the session, and for all who may watch the replay', async () => {
    const [card] = cards()
    const visitor = await occasion.visitor('viewer', 'Wim')
    expect((await cardOf(visitor, card!.card)).page).toMatchObject({ name: 'North', edition: 1 })
    expect((await cardOf(visitor, 'no-such-card')).status).toBe(404)
    const { seat } = await occasion.invite('attendee', { name: 'Not inside' })
    const asked = { session: visitor.session, seat, card: card!.card, cards: card!.card }
    for (const path of ['card', 'cards'])
      expect((await visitor.process.get(path, asked, { cookie: cookieOf(seat) })).status).toBe(403)
  })

  test('what was on its way comes to it for a while, from those who were there', async () => {
    const { ada, ben, room } = await together()
    ada.type('goals', 'Trees')
    await done(ada)
    await close()
    await until('the text', async () => (await cardOf(ada.visitor, room)).page.filled?.goals === 'Trees')
    // Ben had no line: his page still shows the room, and his words are refused there.
    ben.type('resources', 'Two engineers')
    expect(await ben.answers[0]).toMatchObject({ code: 'rooms/moved' })
    const update = asPiece(ben.document)
    expect(await ben.visitor.ask('harvest.append', { card: room, update })).toMatchObject({ ok: true })
    await until('his words', async () => (await cardOf(ada.visitor, room)).page.filled?.resources === 'Two engineers')
    await until('them in what is kept', async () => {
      const filled = (await rowOf(room))?.filled as Record<string, string>
      return filled?.resources === 'Two engineers' && filled.goals === 'Trees'
    })
    const cem = await occasion.visitor('attendee', 'Cem')
    expect(await cem.ask('harvest.append', { card: room, update })).toMatchObject({ code: 'harvest/no-such-card' })
  })

  test('an order that a moderator gives is kept as well', async () => {
    const reversed = [...cards()].map(({ card }) => card).reverse()
    expect(await moderator.ask('harvest.arrange', { cards: reversed })).toMatchObject({ ok: true })
    await until('the order', async () => {
      const rows = await occasion.db.workbook.findMany({ orderBy: { position: 'asc' } })
      const kept = rows.map(({ room }) => room)
      return kept.join() === reversed.filter((room) => kept.includes(room)).join()
    })
  })

  test('the next time the partnership goes on where it was', async () => {
    const njombe = await partnership(`Miltenberg – Njombe ${newTestId()}`)
    const first = await together({ of: njombe.name })
    first.ada.type('goals', 'Trees')
    await done(first.ada)
    await close()
    await until('it to be kept', async () => (await rowOf(first.room))?.doc != null)
    const second = await together({ of: njombe.name })
    expect(second.ada.filled).toEqual({ goals: 'Trees' })
    second.ada.type('goals', ' and wells')
    await done(second.ada)
    await until('it to be read', () => second.ben.readOut.goals === 'Trees and wells')
    await close()
  })
})

describe('after a crash', () => {
  test('a card that nobody has read is read, although nobody is connected', async () => {
    const crashed = await LiveOccasion.open()
    await crashed.processes.pop()!.stop()
    const room = await closeWithoutReaders(crashed)
    expect(await crashed.db.workbook.count()).toBe(0)
    crashed.processes.push(await LiveProcess.start(crashed.databaseUrl))
    await until('the card to be kept', async () => (await crashed.db.workbook.count()) === 1, 20_000)
    const row = await crashed.db.workbook.findFirstOrThrow()
    expect(row).toMatchObject({ room, filled: { goals: 'Trees' } })
    const read = () => crashed.db.logEvent.count({ where: { type: 'harvest.finished' } })
    await until('that to be in the log', async () => (await read()) === 1)
    await crashed.close()
  })
})

/** A room was written in and closed, and the process died before it read what was written. */
async function closeWithoutReaders({ databaseUrl, planned }: LiveOccasion): Promise<string> {
  const pool = new Pool({ connectionString: databaseUrl })
  const around = surroundings(new PostgresLog(pool), Date.now)
  const runner = new SessionRunner(planned.sessionId, { ...around, newId })
  await runner.open()
  const ask = async (type: string, data: object, room = MAIN, given?: object) => {
    const command = { type, data, given } as unknown as SessionCommand
    expect(await runner.execute({ id: ownCommandId(), by: SYSTEM_ID, room, command })).toMatchObject({ ok: true })
  }
  const doc = asPiece(documentOf(kickoff, { goals: 'Trees' }))
  const workbook = { template: kickoff, doc, filled: {} }
  const rooms = [
    {
      name: 'North',
      partnership: null,
      limit: null,
      people: [],
      awaited: 0,
      languages: [],
      lacksInterpreter: false,
      workbook,
    },
  ]
  await ask('breakouts.open', { set: 's', ...OPEN }, MAIN, { name: 'Groups', copy: 'c', rooms })
  const room = runner.state.session.breakouts.all!.rooms[0]!.id
  await ask('breakouts.close', { room: null, grace: 0 })
  await runner.close()
  await pool.end()
  return room
}
