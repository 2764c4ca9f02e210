import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Asker } from './asker'
import type { Recordings } from './recordings'
import type { StoredLog } from './stored-log'
import { Tellings } from './tellings'
import type { Watchable } from './watchable'

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }))
afterEach(() => void vi.useRealTimers())

const asker = { as: 'member', participantId: 'p', recorded: { id: 's' } } as unknown as Asker
const watchable = { live: { id: 'r' }, recordings: [], wholeLog: false } as unknown as Watchable
const begun = { recordingId: 'r', scope: 'stage', records: false, streams: true, by: 'ola' }

test('all who watch a stream are told the same for a second, and nothing that came after it was looked up', async () => {
  let reads = 0
  let head = 7
  const stored = {
    head: async () => ({ head, epoch: 1 }),
    ofTypes: async () => {
      reads++
      return [{ seq: 3, at: 1_000, room: 'main', type: 'recording.started', data: begun }]
    },
  } as unknown as StoredLog
  const tellings = new Tellings(stored, { taken: async () => [] } as unknown as Recordings)
  const held = async () => (await tellings.of(asker, watchable, { recording: 'r' }))?.held
  expect(await held()).toEqual({ stretches: [{ from: 1_000, until: Number.POSITIVE_INFINITY }], upTo: 7 })
  head = 9
  for (let others = 0; others < 100; others++) expect((await held())?.upTo).toBe(7)
  expect(reads).toBe(1)
  vi.advanceTimersByTime(1_001)
  expect((await held())?.upTo).toBe(9)
})
