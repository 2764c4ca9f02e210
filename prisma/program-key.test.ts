import { describe, expect, test } from 'vitest'
import { programKey, recordingOfKey } from './program-key'

const SECRET = 'a secret of the tests'
const [SESSION, RECORDING, NOW] = ['session-1', 'recording-1', 1_000_000]
const key = programKey(SECRET, SESSION, RECORDING, NOW + 60_000)

describe('a key to the program', () => {
  test('names its recording, until its time is over', () => {
    expect(recordingOfKey(SECRET, SESSION, key, NOW)).toBe(RECORDING)
    expect(recordingOfKey(SECRET, SESSION, key, NOW + 60_000)).toBeNull()
  })

  test('opens no other session, and nothing to another secret', () => {
    expect(recordingOfKey(SECRET, 'session-2', key, NOW)).toBeNull()
    expect(recordingOfKey('another secret', SESSION, key, NOW)).toBeNull()
  })

  test.each([
    ['of another recording', key.replace(RECORDING, 'recording-2')],
    ['with more time', key.replace(String(NOW + 60_000), String(NOW + 99_000))],
    ['cut short', key.slice(0, -1)],
    ['with an end', `${key}x`],
    ['empty', ''],
    ['nonsense', '../../etc'],
  ])('%s is none', (_what, forged) => {
    expect(recordingOfKey(SECRET, SESSION, forged, NOW)).toBeNull()
  })
})
