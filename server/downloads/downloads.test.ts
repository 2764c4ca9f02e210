import { pino } from 'pino'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Database } from '@/prisma/client'
import { Downloads } from './downloads'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('what is out of date is looked for by one at a time, however long it takes', async () => {
  const found: (() => void)[] = []
  const findMany = () => new Promise<[]>((resolve) => found.push(() => resolve([])))
  const db = { recordingDownload: { findMany }, $queryRaw: async () => [] } as unknown as Database
  const downloads = new Downloads({
    ...{ db, dataDir: '/nowhere', viewerDir: '/nowhere', logger: pino({ level: 'silent' }) },
    stateOf: () => Promise.reject(new Error('there is no session')),
  })
  downloads.start()
  await vi.advanceTimersByTimeAsync(100_000)
  expect(found).toHaveLength(1)
  found[0]!()
  await vi.advanceTimersByTimeAsync(30_000)
  expect(found).toHaveLength(2)
  found[1]!()
  await downloads.stop()
})
