import { expect, test } from 'vitest'
import { ownPath } from './own-path'

test.each([
  '/',
  '/desk',
  '/live/s1?seat=abc&x=1#panel',
  '/c/%C3%BCber-uns',
  '/enter?to=https://evil.example',
  '/a/https://evil.example',
  '/@evil.example',
  '/a//b',
])('%s is kept, with query and hash', (path) => {
  expect(ownPath(path)).toBe(path)
})

test('a path is tidied', () => {
  expect(ownPath('/a/../b/./c?d#e')).toBe('/b/c?d#e')
  expect(ownPath('/ü')).toBe('/%C3%BC')
})

test.each([
  '//evil.example',
  '///evil.example',
  '//evil.example/%2f..',
  '//own.invalid/desk',
  '/\\evil.example',
  '\\\\evil.example',
  '/\\/evil.example',
  '/desk\\..\\..',
  'https://evil.example',
  'HTTPS://evil.example',
  'https:evil.example',
  'http://own.invalid/desk',
  'javascript:alert(1)',
  'data:text/html,x',
  '/\t/evil.example',
  '\t//evil.example',
  '/\n/evil.example',
  '/\r\n/evil.example',
  '/desk\r\nset-cookie: a=b',
  '/desk\u0000',
  '/desk\u0085',
  ' /desk',
  ' //evil.example',
  '%2f%2fevil.example',
  'desk',
  '?to=/desk',
  '',
])('%j is not ours', (wanted) => {
  expect(ownPath(wanted)).toBe('/')
  expect(ownPath(wanted, '/desk')).toBe('/desk')
})

test('what is encoded stays encoded, and on this host', () => {
  for (const path of ['/%2f/evil.example', '/%5cevil.example', '/%09/evil.example', '/%0a//evil.example'])
    expect(new URL(ownPath(path), 'https://auftakt.example').origin).toBe('https://auftakt.example')
})

test('nothing asked for is the fallback', () => {
  expect(ownPath(null)).toBe('/')
  expect(ownPath(undefined, '/desk')).toBe('/desk')
})
