import { expect, test } from 'vitest'
import { Answers } from './answers'

test('[S6] a command that took effect is known, with its place', () => {
  const answers = new Answers()
  answers.put('a', 7)
  answers.put('b', 8)
  expect(answers.get('a')).toBe(7)
  expect(answers.get('b')).toBe(8)
  expect(answers.get('c')).toBeUndefined()
})

test('names are data', () => {
  const answers = new Answers()
  expect(answers.get('__proto__')).toBeUndefined()
  answers.put('__proto__', 7)
  expect(answers.get('__proto__')).toBe(7)
})

test('twenty thousand are kept; then the oldest goes, and no other', () => {
  const answers = new Answers()
  for (let i = 1; i <= 20_000; i++) answers.put(`command ${i}`, i)
  expect(answers.get('command 1')).toBe(1)
  answers.put('command 20001', 20_001)
  expect(answers.get('command 1')).toBeUndefined()
  expect(answers.get('command 2')).toBe(2)
  expect(answers.get('command 20001')).toBe(20_001)
})

test('a repeat pushes nothing out', () => {
  const answers = new Answers()
  for (let i = 1; i <= 20_000; i++) answers.put(`command ${i}`, i)
  answers.put('command 20000', 20_000)
  expect(answers.get('command 1')).toBe(1)
})
