import { expect, test } from 'vitest'
import { MAIN } from '@/domain/protocol/standing'
import type { HeardEvent } from '@/domain/session'
import { foundPage } from './found-page'
import { saidIn } from './indexed'
import type { Telling, ToldLog } from './told-log'

const PAGE = 2_000
const happened = (type: string, data: object, seq: number) =>
  ({ seq, at: seq, room: MAIN, type, data }) as unknown as HeardEvent
const posted = (seq: number, text: string) =>
  happened('chat.posted', { messageId: `m${seq}`, participantId: 'ada', text }, seq)

/** A log of so many events, told page by page. */
const logOf = (head: number, event: (seq: number) => HeardEvent) => ({
  page: async (_: Telling, after: number) => {
    const to = Math.min(head, after + PAGE)
    const events = Array.from({ length: to - after }, (_, n) => event(after + n + 1))
    const cards = { ada: { name: 'Ada Jäger' } }
    return { events, cards, to, head } as unknown as Awaited<ReturnType<ToldLog['page']>>
  },
})

test('what comes late in a long log is found', async () => {
  const last = 60_000
  const log = logOf(last, (seq) =>
    seq === last ? posted(seq, 'at the end') : happened('hand.raised', { participantId: 'ada' }, seq),
  )
  const page = foundPage([await saidIn(log, {} as Telling)], 'end jager')
  expect(page.found.map(({ text }) => text)).toEqual(['at the end'])
  expect(page.cards).toEqual({ ada: { name: 'Ada Jäger' } })
  expect(page.more).toBe(false)
})

test('where more was said than is looked through, it is said that there is more', async () => {
  const log = logOf(4, (seq) => posted(seq, `word ${seq}`))
  const search = async (most: number) => foundPage([await saidIn(log, {} as Telling, most)], 'word')
  expect([(await search(3)).found.length, (await search(3)).more]).toEqual([3, true])
  expect([(await search(4)).found.length, (await search(4)).more]).toEqual([4, false])
})
