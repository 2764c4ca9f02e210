import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Problem } from './problem'
import { prepareData } from './secrets'

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'auftakt-test-'))
})
afterEach(() => {
  rmSync(directory, { recursive: true })
})

const dataDir = () => join(directory, 'deep', 'data')
const file = () => join(dataDir(), 'secrets.json')
const write = (content: string) => {
  mkdirSync(dataDir(), { recursive: true })
  writeFileSync(file(), content)
}

describe('secrets', () => {
  test('are made once, at first start', () => {
    const first = prepareData(dataDir())
    expect(prepareData(dataDir())).toEqual(first)
    expect(JSON.parse(readFileSync(file(), 'utf8'))).toEqual(first)
  })

  test('are random, long, and each another', () => {
    const [one, other] = [prepareData(join(directory, 'one')), prepareData(join(directory, 'other'))]
    const all = [...Object.values(one), ...Object.values(other)]
    expect(new Set(all).size).toBe(8)
    expect(one.authSecret.length).toBeGreaterThanOrEqual(43)
    expect(one.livekitSecret.length).toBeGreaterThanOrEqual(43)
    expect(one.postgresPassword.length).toBeGreaterThanOrEqual(32)
    expect(one.livekitKey).toMatch(/^auftakt[0-9a-f]{12}$/)
  })

  test('are read by their user only', () => {
    prepareData(dataDir())
    expect(statSync(file()).mode & 0o777).toBe(0o600)
  })
})

/** What is said to the person at the terminal. */
const problem = (dir = dataDir()): string => {
  try {
    prepareData(dir)
  } catch (error) {
    if (error instanceof Problem) return error.message
    throw error
  }
  throw new Error('there was no problem')
}

test.each([
  ['empty', ''],
  ['cut off', '{"authSecret":"'],
  ['something else', '[]'],
  ['lacking a key', JSON.stringify({ authSecret: 'x'.repeat(43) })],
  [
    'weak',
    JSON.stringify({
      authSecret: 'do-not-say-this',
      postgresPassword: 'x'.repeat(32),
      livekitKey: 'auftakt000000',
      livekitSecret: 'x'.repeat(64),
    }),
  ],
])('a file that is %s is a problem, said in one sentence, and left as it is', (_what, content) => {
  write(content)
  expect(problem()).toMatch(/^\S+secrets\.json is damaged: [^\n.]+\.$/)
  expect(problem()).toContain(file())
  expect(problem()).not.toContain('do-not-say-this')
  expect(readFileSync(file(), 'utf8')).toBe(content)
})

test('a directory that cannot be made is a problem, said in one sentence with the ways out', () => {
  writeFileSync(join(directory, 'deep'), 'a file in its place')
  expect(problem()).toMatch(/^The data directory \S+ cannot be written \(\w+\): [^\n.]+AUFTAKT_DATA[^\n.]+\.$/)
  expect(problem()).toContain(dataDir())
})

test('a directory that cannot be written is a problem, also when the secrets are there', () => {
  prepareData(dataDir())
  // A directory in its place stops root too, whom no mode stops.
  rmSync(join(dataDir(), '.writable'))
  mkdirSync(join(dataDir(), '.writable'))
  expect(problem()).toMatch(/^The data directory \S+ cannot be written/)
})
