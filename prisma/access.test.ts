import { describe, expect, test } from 'vitest'
import { covers, hashSecret, internalKey, isSealed, newSecret, sealSeat, seatCookie } from './access'

const KEY = 'a key of the tests, long enough for anybody'
const SEAT = 'a_0123456789abcdef'

describe('the seal of a seat', () => {
  const seal = sealSeat(KEY, SEAT)

  test('fits its seat, and is the same each time', () => {
    expect(isSealed(KEY, SEAT, seal)).toBe(true)
    expect(sealSeat(KEY, SEAT)).toBe(seal)
  })

  test('fits no other seat', () => {
    for (const other of ['a_0123456789abcdeg', '', `${SEAT} `, `seat\n${SEAT}`])
      expect(isSealed(KEY, other, seal)).toBe(false)
  })

  test('fits under no other key', () => {
    for (const other of [`${KEY}.`, KEY.slice(1), 'x']) expect(isSealed(other, SEAT, seal)).toBe(false)
  })

  test('altered anywhere fits no more', () => {
    for (let at = 0; at < seal.length; at++) {
      const altered = `${seal.slice(0, at)}${seal[at] === 'A' ? 'B' : 'A'}${seal.slice(at + 1)}`
      expect(isSealed(KEY, SEAT, altered)).toBe(false)
    }
  })

  test.each([
    ['nothing', undefined],
    ['empty', ''],
    ['cut off', seal.slice(0, -1)],
    ['too long', `${seal}A`],
    ['as long in characters, not in bytes', 'ä'.repeat(seal.length)],
    ['in capitals', seal.toUpperCase()],
    ['the seat itself', SEAT],
    ['the inner key', internalKey(KEY)],
  ])('fits not: %s', (_what, given) => {
    expect(isSealed(KEY, SEAT, given)).toBe(false)
  })

  test('says nothing of the key, and may stand in a cookie', () => {
    expect(seal).toMatch(/^[\w-]{43}$/)
    expect(seatCookie(SEAT)).toMatch(/^[\w-]+$/)
    expect(seatCookie(SEAT)).not.toBe(seatCookie('a_other'))
  })
})

describe('the secret of a link', () => {
  test('is another each time, and long enough that nobody guesses it', () => {
    const secrets = Array.from({ length: 100 }, newSecret)
    expect(new Set(secrets).size).toBe(100)
    for (const secret of secrets) expect(secret).toMatch(/^[\w-]{43}$/)
  })

  test('is found by its hash, which does not contain it', () => {
    expect(hashSecret('one')).toEqual(hashSecret('one'))
    expect(hashSecret('one')).not.toEqual(hashSecret('two'))
    // SHA-256 of "abc": FIPS 180-4, example.
    expect(Buffer.from(hashSecret('abc')).toString('hex')).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    )
  })
})

describe('an access', () => {
  const session = { id: 's1', conferenceId: 'c1' }

  test.each([
    ['to the session covers it', { sessionId: 's1', conferenceId: null }, true],
    ['to the session and its conference covers it', { sessionId: 's1', conferenceId: 'c1' }, true],
    ['to the conference covers all its sessions', { sessionId: null, conferenceId: 'c1' }, true],
    ['to another session does not', { sessionId: 's2', conferenceId: null }, false],
    ['to another session of the conference does not', { sessionId: 's2', conferenceId: 'c1' }, false],
    ['to another conference does not', { sessionId: null, conferenceId: 'c2' }, false],
    ['to nothing covers nothing', { sessionId: null, conferenceId: null }, false],
    ['to a session with the conference’s id does not', { sessionId: 'c1', conferenceId: null }, false],
  ])('%s', (_what, access, does) => {
    expect(covers(access, session)).toBe(does)
  })
})

test('what the parts show each other depends on the key, and is not the key', () => {
  expect(internalKey(KEY)).toBe(internalKey(KEY))
  expect(internalKey(KEY)).not.toBe(internalKey(`${KEY}.`))
  expect(internalKey(KEY)).not.toContain(KEY)
  expect(internalKey(KEY)).not.toBe(sealSeat(KEY, 'internal'))
})
