import { expect, test } from 'vitest'
import type { Pending } from './driver'
import { Outbox } from './outbox'

const message = (id: string): Pending => ({
  id,
  command: { type: 'chat.post', data: { text: `message ${id}` } },
  room: 'main',
  sentAt: 1_000,
})

/** A tab's storage. */
class Storage {
  readonly kept = new Map<string, string>()
  getItem = (key: string) => this.kept.get(key) ?? null
  setItem(key: string, value: string) {
    this.kept.set(key, value)
  }
  removeItem(key: string) {
    this.kept.delete(key)
  }
}

test('what was kept is left for the next page, in order', () => {
  const storage = new Storage()
  const pending = [message('a'), message('b')]
  new Outbox('outbox s seat', storage).keep(pending)
  expect(new Outbox('outbox s seat', storage).left()).toEqual(pending)
})

test('another session and another seat have their own', () => {
  const storage = new Storage()
  new Outbox('outbox s seat', storage).keep([message('a')])
  expect(new Outbox('outbox s other', storage).left()).toEqual([])
})

test('what is kept replaces what was kept', () => {
  const outbox = new Outbox('outbox', new Storage())
  outbox.keep([message('a'), message('b')])
  outbox.keep([message('b')])
  expect(outbox.left()).toEqual([message('b')])
})

test('nothing to keep leaves nothing behind', () => {
  const storage = new Storage()
  const outbox = new Outbox('outbox', storage)
  outbox.keep([message('a')])
  outbox.keep([])
  expect(outbox.left()).toEqual([])
  expect(storage.kept.size).toBe(0)
})

test.each(['', '{', '[{"id":', 'undefined'])('%j in the storage is nothing', (damaged) => {
  const storage = new Storage()
  storage.setItem('outbox', damaged)
  expect(new Outbox('outbox', storage).left()).toEqual([])
})

test('without a storage there is nothing, and nothing breaks', () => {
  const outbox = new Outbox('outbox', null)
  outbox.keep([message('a')])
  outbox.keep([])
  expect(outbox.left()).toEqual([])
})

test('a full or forbidden storage costs only the safety', () => {
  const forbidden = () => {
    throw new DOMException('no', 'QuotaExceededError')
  }
  const outbox = new Outbox('outbox', { getItem: forbidden, setItem: forbidden, removeItem: forbidden })
  outbox.keep([message('a')])
  outbox.keep([])
  expect(outbox.left()).toEqual([])
})
