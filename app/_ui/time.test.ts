import { expect, test } from 'vitest'
import { clock } from './time'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

test.each([
  [0, '0:00'],
  [999, '0:00'],
  [1 * SECOND, '0:01'],
  [59 * SECOND + 999, '0:59'],
  [1 * MINUTE, '1:00'],
  [4 * MINUTE + 12 * SECOND, '4:12'],
  [42 * MINUTE + 9 * SECOND, '42:09'],
  [1 * HOUR - 1, '59:59'],
  [1 * HOUR, '1:00:00'],
  [1 * HOUR + 2 * MINUTE + 3 * SECOND, '1:02:03'],
  [15 * HOUR + 59 * MINUTE + 59.9 * SECOND, '15:59:59'],
  [100 * HOUR, '100:00:00'],
  [1_234.5, '0:01'],
])('%i ms are %s', (ms, shown) => {
  expect(clock(ms)).toBe(shown)
})

test('what has not begun yet stands at zero', () => {
  expect(clock(-1)).toBe('0:00')
  expect(clock(-HOUR)).toBe('0:00')
})
