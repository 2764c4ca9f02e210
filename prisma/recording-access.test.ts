import { expect, test } from 'vitest'
import { mediaFile, mediaPath, type Rights } from './recording-access'

const KEY = 'a key of the tests that is long enough'
const ID = 'AAAAAAAAAAAAAAAAAAAAAA'
const OF = { id: ID, generation: 3 }
const OTHER = 'BBBBBBBBBBBBBBBBBBBBBB'
const SEGMENT = 'kept/CCCCCCCCCCCCCCCCCCCCCC.m4s'
const HOUR = 3_600_000
const NOW = 1_000 * HOUR + 5

const at = (file: string, rights: Rights = 'published', now = NOW) =>
  mediaFile(KEY, `${mediaPath(KEY, OF, rights, NOW)}/${file}`, now)

test('all who have the same rights have the same address, within the hour', () => {
  expect(mediaPath(KEY, OF, 'live', NOW)).toBe(mediaPath(KEY, OF, 'live', NOW + HOUR - 10))
  expect(mediaPath(KEY, OF, 'live', NOW)).not.toBe(mediaPath(KEY, OF, 'live', NOW + HOUR))
  expect(mediaPath(KEY, OF, 'live', NOW)).not.toBe(mediaPath(KEY, OF, 'all', NOW))
  expect(mediaPath(KEY, OF, 'live', NOW)).not.toBe(mediaPath(KEY, { ...OF, generation: 4 }, 'live', NOW))
})

test('it leads to the files of its rights, for one hour at least and two at most', () => {
  expect(at(SEGMENT)).toEqual({
    ...{ recordingId: ID, file: SEGMENT, rights: 'published' },
    ...{ generation: 3, until: 1_002 * HOUR },
  })
  expect(at(SEGMENT, 'published', NOW + HOUR)).not.toBeNull()
  expect(at(SEGMENT, 'published', NOW + 2 * HOUR)).toBeNull()
  expect(at('vod.m3u8')).not.toBeNull()
  expect(at('vod.m3u8', 'live')).toBeNull()
  expect(at('live.m3u8', 'live')).not.toBeNull()
  expect(at('live.m3u8')).toBeNull()
  for (const file of ['full.m3u8', SEGMENT.replace('kept', 'cut')]) {
    expect(at(file)).toBeNull()
    expect(at(file, 'live')).toBeNull()
    expect(at(file, 'all')).not.toBeNull()
  }
})

const RENDITIONS = ['small', 'sound'] as const

test('renditions lie behind the same rights as what they are made of, what is cut out too', () => {
  for (const rendition of RENDITIONS) {
    const of = (file: string) => file.replace(/(?=\.\w+$)/, `.${rendition}`)
    for (const rights of ['live', 'published', 'preview', 'files', 'all'] as const)
      for (const file of [SEGMENT, SEGMENT.replace('m4s', 'mp4'), SEGMENT.replace('kept', 'cut')])
        expect([of(file), rights, at(of(file), rights) !== null]).toEqual([of(file), rights, at(file, rights) !== null])
  }
  for (const offer of [...RENDITIONS, 'auto'])
    for (const rights of ['live', 'published', 'preview', 'files', 'all'] as const)
      for (const name of ['live', 'dvr', 'vod', 'full'])
        expect([name, offer, rights, at(`${name}.${offer}.m3u8`, rights) !== null]).toEqual([
          ...[name, offer, rights],
          at(`${name}.m3u8`, rights) !== null,
        ])
})

test.each(['kept/CCCCCCCCCCCCCCCCCCCCCC.auto.m4s', 'vod.large.m3u8', 'vod.small.sound.m3u8', 'small.m3u8'])(
  'there is no %s',
  (file) => expect(at(file, 'all')).toBeNull(),
)

test('whoever may take files along reaches those alone', () => {
  const rights = ['files', 'taken'] as const
  for (const each of rights) {
    expect(at('files/talk.mp4', each)).not.toBeNull()
    for (const file of ['live.m3u8', 'dvr.m3u8', 'vod.m3u8', 'full.m3u8', SEGMENT, SEGMENT.replace('kept', 'cut')])
      expect(at(file, each)).toBeNull()
  }
})

test('whoever may watch reaches no file to take along, although its name can be guessed', () => {
  for (const rights of ['live', 'published', 'preview'] as const) expect(at('files/talk.mp4', rights)).toBeNull()
})

test('whatever is altered in it leads nowhere', () => {
  const good = `${mediaPath(KEY, OF, 'published', NOW)}/${SEGMENT}`
  for (let i = 0; i < good.length; i++) {
    const altered = `${good.slice(0, i)}${good[i] === 'A' ? 'B' : 'A'}${good.slice(i + 1)}`
    const found = mediaFile(KEY, altered, NOW)
    // Another name of a segment is another segment: nobody can guess one.
    expect(found === null || found.file !== SEGMENT).toBe(true)
    if (found) expect(i).toBeGreaterThan(good.indexOf('kept/'))
  }
  expect(mediaFile('another key of the tests, long enough', good, NOW)).toBeNull()
  expect(mediaFile(KEY, good.replace(ID, OTHER), NOW)).toBeNull()
  expect(mediaFile(KEY, good.replace('published', 'all'), NOW)).toBeNull()
  expect(mediaFile(KEY, good.replace('.3.', '.4.'), NOW)).toBeNull()
})

test.each(['../secrets.json', 'kept/../../secrets.json', 'kept//x', 'kept/%2e%2e/x', '', 'kept/x.m4s?y', 'files/../a'])(
  'no path leads out of it: %s',
  (file) => {
    for (const rights of ['live', 'published', 'preview', 'files', 'taken', 'all'] as const)
      expect(at(file, rights)).toBeNull()
  },
)
