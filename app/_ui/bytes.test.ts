import { expect, test } from 'vitest'
import { bytesIn } from './bytes'

test.each([
  [0, '0 byte', '0 Byte'],
  [999, '999 byte', '999 Byte'],
  [4_200_000, '4.2 MB', '4,2 MB'],
  [42_000_000, '42 MB', '42 MB'],
  [1_400_000_000, '1.4 GB', '1,4 GB'],
  [3e15, '3,000 TB', '3.000 TB'],
])('%d bytes are written so that something stands there', (bytes, english, german) => {
  expect([bytesIn('en-GB')(bytes), bytesIn('de-DE')(bytes)].map((text) => text.replace(/\s/g, ' '))).toEqual([
    english,
    german,
  ])
})
