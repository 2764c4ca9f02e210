import { expect, test } from 'vitest'
import { hashSecret } from './access'
import { type Linked, opensWatch, sealWatch } from './watch-links'

const KEY = 'a key of the tests that is long enough'
const NOW = 1_800_000_000_000
const linked: Linked = { id: 'r', linkHash: hashSecret('secret'), linkExpires: null }
const seal = sealWatch(KEY, linked)

test('whoever came by the link has a seal that opens what it leads to', () => {
  expect(opensWatch(KEY, linked, seal, NOW)).toBe(true)
})

test('it opens nothing else, and nothing for ever', () => {
  expect(opensWatch(KEY, { ...linked, id: 's' }, seal, NOW)).toBe(false)
  expect(opensWatch(KEY, { ...linked, linkHash: hashSecret('another') }, seal, NOW)).toBe(false)
  expect(opensWatch(KEY, { ...linked, linkHash: null }, sealWatch(KEY, { ...linked, linkHash: null }), NOW)).toBe(false)
  expect(opensWatch(`another ${KEY}`, linked, seal, NOW)).toBe(false)
  expect(opensWatch(KEY, { ...linked, linkExpires: new Date(NOW) }, seal, NOW)).toBe(false)
  expect(opensWatch(KEY, { ...linked, linkExpires: new Date(NOW + 1) }, seal, NOW)).toBe(true)
  for (const wrong of [undefined, '', seal.slice(1), `${seal}A`])
    expect(opensWatch(KEY, linked, wrong, NOW)).toBe(false)
})
