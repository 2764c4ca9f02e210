import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { persistently } from './persistently'

const page = new EventTarget()
let onLine = true
beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('window', page)
  vi.stubGlobal('navigator', {
    get onLine() {
      return onLine
    },
  })
  onLine = true
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const failing = (times: number) => {
  let left = times
  return vi.fn(async () => {
    if (left-- > 0) throw new Error('no such chunk')
    return 'the part'
  })
}

test('what fails is asked for again, less and less often', async () => {
  const load = failing(6)
  const loading = persistently(load)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(load).toHaveBeenCalledTimes(3)
  await vi.advanceTimersByTimeAsync(20_000)
  expect(await loading).toBe('the part')
})

test('when the line is back, it is asked for at once', async () => {
  const load = failing(5)
  const loading = persistently(load)
  await vi.advanceTimersByTimeAsync(3_000)
  expect(load).toHaveBeenCalledTimes(4)
  page.dispatchEvent(new Event('online'))
  await vi.advanceTimersByTimeAsync(0)
  page.dispatchEvent(new Event('online'))
  expect(await loading).toBe('the part')
})

test('without a line it is waited for as long as it takes; what is gone although there is one fails in the end', async () => {
  const load = failing(Number.POSITIVE_INFINITY)
  const loading = persistently(load)
  const failed = vi.fn()
  loading.catch(failed)
  onLine = false
  await vi.advanceTimersByTimeAsync(3_600_000)
  expect(failed).not.toHaveBeenCalled()
  onLine = true
  await vi.advanceTimersByTimeAsync(200_000)
  expect(failed).toHaveBeenCalled()
})
