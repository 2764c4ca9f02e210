import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LiveOccasion, until, type Visitor } from '../support/live'
import { newTestId } from '../support/planned'

let occasion: LiveOccasion
let watcher: Visitor
beforeAll(async () => {
  occasion = await LiveOccasion.open()
  watcher = await occasion.visitor('attendee', 'Watcher')
})
afterAll(() => occasion.close())

/** Around the client’s own encoding. */
const writeRaw = (who: Visitor, packet: string) =>
  (who.socket.io.engine as unknown as { write: (packet: string) => void }).write(packet)

const visitor = () => occasion.visitor('attendee', 'Ada')
const nothingHappened = async (act: () => Promise<unknown>) => {
  const before = watcher.main.chat.all.latest.length
  await act()
  expect(watcher.main.chat.all.latest.length).toBe(before)
}
const post = (data: unknown, more: object = {}) => ({
  id: newTestId(),
  type: 'chat.post',
  room: 'main',
  data,
  ...more,
})

describe('what does not fit is refused with a stable code, and nothing happens', () => {
  test.each([
    ['nothing', null, ''],
    ['a text', 'chat.post', ''],
    ['a list', [1, 2], ''],
    ['no id', { type: 'chat.post', room: 'main', data: { text: 'x' } }, 'id'],
    ['an odd id', post({ text: 'x' }, { id: '../../etc/passwd' }), 'id'],
    ['an unknown command', post({}, { type: 'chat.explode' }), 'type'],
    ['a command of the object', post({}, { type: '__proto__' }), 'type'],
    ['a command called constructor', post({}, { type: 'constructor' }), 'type'],
    ['unknown fields around it', post({ text: 'x' }, { actor: 'p_somebody', seq: 1, at: 0, role: 'organiser' }), ''],
    ['unknown fields in it', post({ text: 'x', participantId: 'p_somebody' }), 'data'],
    ['no text', post({}), 'data.text'],
    ['a number for a text', post({ text: 7 }), 'data.text'],
    ['NaN for a text', post({ text: Number.NaN }), 'data.text'],
    ['an empty text', post({ text: '  \u200b ' }), 'data.text'],
    ['half a character', post({ text: 'a\ud800b' }), 'data.text'],
    ['too long a text', post({ text: 'x'.repeat(2_001) }), 'data.text'],
    ['a reply to a list', post({ text: 'x', replyTo: ['a'] }), 'data.replyTo'],
    ['no room', post({ text: 'x' }, { room: '' }), 'room'],
  ])('%s', async (_what, input, problem) => {
    const ada = await visitor()
    await nothingHappened(async () => {
      expect(await ada.emit(input)).toEqual({ ok: false, code: 'malformed', params: { problem } })
    })
    ada.socket.disconnect()
  })

  test('a prototype in the data reaches nothing', async () => {
    const ada = await visitor()
    const input = JSON.parse(
      '{"id":"polluting","type":"hand.raise","room":"main","data":{"__proto__":{"polluted":true}}}',
    )
    expect(await ada.emit(input)).toMatchObject({ ok: false, code: 'malformed' })
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })

  test('ten thousand lists in each other are answered like anything else', async () => {
    const ada = await visitor()
    const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`
    const packet = `27["command",{"id":"ten-thousand","type":"chat.post","room":"main","data":{"text":${deep}}}]`
    const answered = new Promise((resolve) =>
      ada.socket.io.engine.on('data', (data) => String(data).startsWith('37') && resolve(data)),
    )
    writeRaw(ada, packet)
    expect(await answered).toContain('malformed')
  })

  test('a room that does not exist is another room', async () => {
    const ada = await visitor()
    expect(await ada.ask('chat.post', { text: 'x' }, { room: '__proto__' })).toEqual({ ok: false, code: 'rooms/moved' })
  })

  test('commands of moderators and of the product are forbidden to others', async () => {
    const ada = await visitor()
    for (const [type, data] of [
      ['session.end', {}],
      ['person.enter', { participantId: 'p_x', role: 'organiser' }],
      ['person.change-role', { participantId: ada.id, role: 'organiser' }],
      ['people.count', { here: 7 }],
      ['questions.moderate', { on: false }],
      ['stage.invite', { participantId: ada.id }],
      ['breakouts.open', { set: 'one', minutes: null, countdown: 0, walking: false, returns: true }],
    ] as const) {
      expect([type, await ada.ask(type, data)]).toEqual([type, { ok: false, code: 'forbidden' }])
    }
  })
})

describe('a connection', () => {
  test('that sends five times nonsense is ended', async () => {
    const ada = await visitor()
    for (let i = 0; i < 4; i++) expect(await ada.emit({})).toMatchObject({ code: 'malformed' })
    ada.socket.emit('command', {})
    await until('the end', () => !ada.socket.connected)
  })

  test('that sends more than 64 kB at once is ended', async () => {
    const ada = await visitor()
    ada.socket.emit('command', post({ text: 'x'.repeat(70_000) }), () => {})
    await until('the end', () => !ada.socket.connected)
  })

  test.each(['error', 'disconnect', '__proto__', 'x'.repeat(10_000), 'constructor'])(
    'may emit an event called %j, and the process lives',
    async (name) => {
      const ada = await visitor()
      ;(ada.socket.io.engine as unknown as { write: (packet: string) => void }).write(
        `2${JSON.stringify([name, { a: 1 }])}`,
      )
      await new Promise((resolve) => setTimeout(resolve, 50))
      expect(await watcher.ask('chat.edit', { messageId: 'nothing', text: 'x' })).toMatchObject({
        code: 'chat/no-such-message',
      })
    },
  )

  test('may promise a million attachments, and is ended', async () => {
    const ada = await visitor()
    writeRaw(ada, '51000000-["command",{"_placeholder":true,"num":0}]')
    await until('the end', () => !ada.socket.connected, 3_000).catch(() => {})
    expect(await watcher.ask('chat.edit', { messageId: 'nothing', text: 'x' })).toMatchObject({
      code: 'chat/no-such-message',
    })
  })

  test('gets no other way in than a WebSocket', async () => {
    const { url } = occasion.processes[0]!
    const answer = await fetch(`${url}/rt/socket/?EIO=4&transport=polling`, {
      headers: { origin: 'http://localhost:3000' },
    })
    expect(answer.status).toBe(400)
    expect((await fetch(`${url}/rt/socket/?EIO=4&transport=polling&sid=__proto__`)).status).toBe(400)
  })
})

describe('whoever asks too often', () => {
  test('is told to wait, and how long', async () => {
    const ada = await visitor()
    const acks = await Promise.all(Array.from({ length: 12 }, (_, i) => ada.ask('chat.post', { text: `flood ${i}` })))
    const held = acks.filter((ack) => !ack.ok)
    expect(held.length).toBe(4)
    expect(held[0]).toMatchObject({ code: 'too-fast', params: { seconds: expect.any(Number) } })
  })

  test('is not counted again for a repeat, and cannot call something new a repeat', async () => {
    const ada = await visitor()
    const said = (again: boolean) =>
      Promise.all(
        Array.from({ length: 8 }, (_, i) => ada.emit(post({ text: `said ${i}` }, { id: `said-once-${i}`, again }))),
      )
    const first = await said(false)
    expect(first.every(({ ok }) => ok)).toBe(true)
    expect(await said(true)).toEqual(first)
    expect(await ada.emit(post({ text: 'new' }, { id: 'new-and-no-repeat', again: true }))).toMatchObject({
      code: 'too-fast',
    })
  })
})

describe('a repeated command', () => {
  test('[S6] gets the first answer and takes effect once, also with another body and on another connection', async () => {
    const ada = await visitor()
    const first = await ada.emit(post({ text: 'only once' }, { id: 'the-same-id' }))
    const again = await ada.emit(post({ text: 'something else' }, { id: 'the-same-id', again: true }))
    expect(again).toEqual(first)
    await until('the message', () => watcher.main.chat.all.latest.some(({ text }) => text === 'only once'))
    expect(watcher.main.chat.all.latest.filter(({ text }) => text === 'something else')).toEqual([])
  })

  test('of somebody else is a command of its own', async () => {
    const [ada, ben] = [await visitor(), await visitor()]
    const first = await ada.emit(post({ text: 'from ada' }, { id: 'shared-id' }))
    const second = await ben.emit(post({ text: 'from ben' }, { id: 'shared-id' }))
    expect(second).toMatchObject({ ok: true })
    expect(second).not.toEqual(first)
  })
})

describe('pages over HTTP', () => {
  const get = (who: Visitor, path: string, query: Record<string, string>) =>
    who.process.get(path, { ...who.query, ...query }, who.headers)

  test('answer only about rooms that one sees', async () => {
    const ada = await visitor()
    expect((await get(ada, 'people', { room: 'elsewhere' })).status).toBe(403)
    expect((await get(ada, 'history', { room: 'elsewhere', feature: 'chat' })).status).toBe(403)
    expect((await get(ada, 'history', { room: 'main', feature: 'hands' })).status).toBe(400)
    expect((await get(ada, 'history', { room: 'main', feature: '__proto__' })).status).toBe(400)
    expect((await get(ada, 'history', { room: 'main', feature: 'chat', before: '1e308' })).status).toBe(400)
    expect((await get(ada, 'replay', {})).status).toBe(409)
    expect((await get(ada, 'nothing', {})).status).toBe(404)
  })

  test('search as text, whatever is searched', async () => {
    const ada = await visitor()
    for (const search of ['\'; drop table "Participant"; --', '%', '_', '\\', '%%%%', '{}']) {
      const answer = await get(ada, 'people', { room: 'main', search })
      expect(answer.status).toBe(200)
      expect(await answer.json()).toMatchObject({ people: [] })
    }
  })

  test('of the desk are not for browsers', async () => {
    const answer = await fetch(`${occasion.processes[0]!.url}/rt/command`, { method: 'POST', body: '{}' })
    expect(answer.status).toBe(404)
  })
})
