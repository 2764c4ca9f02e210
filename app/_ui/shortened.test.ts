import { expect, test } from 'vitest'
import { shortened } from './shortened'

test('what is short enough stays as it is', () => {
  expect(shortened('Wells', 5)).toBe('Wells')
})

test('what is longer is cut, and says so within its length', () => {
  expect(shortened('Wells and pumps', 7)).toBe('Wells…')
  expect(shortened('Wells and pumps', 9)).toBe('Wells an…')
})

test('no character is cut in two', () => {
  const family = '👩‍👩‍👧'
  expect(shortened(`ab${family}c`, 2 + family.length)).toBe('ab…')
  expect(shortened(`ab${family}cd`, 3 + family.length)).toBe(`ab${family}…`)
})
