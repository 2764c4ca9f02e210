import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Cue, cuesLeft, LONGEST_CAPTIONS, readCaptions, writeCaptions } from './captions'
import { kept, placed, takenBy, timelineOf } from './timeline'

const cue = (from: number, until: number, text: string, voice: string | null = null): Cue => ({
  from,
  until,
  text,
  voice,
})
const read = (...lines: string[]) => readCaptions(`WEBVTT\n\n${lines.join('\n')}`)

describe('reading SubRip', () => {
  test('takes what is said and when, without marks for how it looks', () => {
    const srt =
      '\uFEFF\r\n1\r\n00:00:01,000 --> 00:00:02,500\r\n{\\an8}<i>Guten Morgen,</i>\r\nDarmstadt!\r\n \r\n2\r\n01:00:00,000 --> 01:00:02,250 X1:0\r\n<font color="#f00">2 < 3 &amp; mehr</font>\r\n'
    expect(readCaptions(srt)).toEqual({
      cues: [cue(1, 2.5, 'Guten Morgen,\nDarmstadt!'), cue(3_600, 3_602.25, '2 < 3 &amp; mehr')],
    })
  })

  test('is kept as WebVTT', () => {
    const read = readCaptions('1\n00:00:01,000 --> 00:00:02,000\nHallo') as { cues: readonly Cue[] }
    expect(writeCaptions(read.cues)).toBe('WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nHallo\n')
  })

  test('takes scripts for nothing but text', () => {
    const read = readCaptions('1\n00:00:01,000 --> 00:00:02,000\n<script>alert(1)</script>') as { cues: readonly Cue[] }
    expect(writeCaptions(read.cues)).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  })
})

describe('reading WebVTT', () => {
  test('takes what is said and when, with or without hours, names and places', () => {
    expect(
      read(
        'NOTE made by hand',
        '',
        'STYLE',
        '::cue { color: red }',
        '',
        '00:01.000 --> 00:02.500',
        'Guten Morgen,',
        'Darmstadt!',
        '',
        'second',
        '01:00:00.000 --> 01:00:02.000 align:start line:0',
        '<v.loud Jonas Weber>Wir <b>beginnen</b> &amp; hören.',
      ),
    ).toEqual({
      cues: [cue(1, 2.5, 'Guten Morgen,\nDarmstadt!'), cue(3_600, 3_602, 'Wir beginnen & hören.', 'Jonas Weber')],
    })
  })

  test('knows all ends of lines and the mark of bytes', () => {
    const text = '\uFEFFWEBVTT - Titel\r\n\r\n00:01.000 --> 00:02.000\r\nA\r\n\r\n00:03.000 --> 00:04.000\rB'
    expect(readCaptions(text)).toEqual({ cues: [cue(1, 2, 'A'), cue(3, 4, 'B')] })
  })

  test('puts cues in order, and leaves out what says nothing', () => {
    expect(
      read('00:03.000 --> 00:04.000', 'B', '', '00:01.000 --> 00:02.000', 'A', '', '00:05.000 --> 00:06.000'),
    ).toEqual({
      cues: [cue(1, 2, 'A'), cue(3, 4, 'B')],
    })
  })

  test('[T55] takes marks and scripts for nothing but text', () => {
    const said = (text: string) => (read('00:01.000 --> 00:02.000', text) as { cues: readonly Cue[] }).cues[0]?.text
    expect(said('<img src=x onerror=alert(1)>hello')).toBe('hello')
    expect(said('&lt;script&gt;alert(1)&lt;/script&gt;')).toBe('<script>alert(1)</script>')
    expect(said('<c.x onclick="y"><00:01.500>one</c> <unclosed')).toBe('one')
    expect(said('&#60;b&#62; &copy;')).toBe('&#60;b&#62; &copy;')
  })

  test.each([
    ['another format', '{1}{25}Hallo', 'not-vtt', 1],
    ['times of no format in SubRip', '1\n00:00:01,000 --> 00:00:02,000\nA\n\n2\n3 s --> 4 s\nB', 'timing', 6],
    ['a number alone', '1\n\n', 'not-vtt', 1],
    [
      'a wrong time in SubRip',
      '1\n00:00:01,000 --> 00:00:02,000\nHallo\n\n2\n00:00:09,000 --> 00:00:03,000\nX',
      'timing',
      6,
    ],
    ['nothing', '', 'not-vtt', 1],
    ['a word that only begins so', 'WEBVTTX\n', 'not-vtt', 1],
    ['times of another format', 'WEBVTT\n\n00:01,000 --> 00:02,000\nHallo', 'timing', 3],
    ['an end before the beginning', 'WEBVTT\n\nfirst\n00:02.000 --> 00:01.000\nHallo', 'timing', 4],
    ['a minute of 70 seconds', 'WEBVTT\n\n00:70.000 --> 02:01.000\nHallo', 'timing', 3],
    ['too much', `WEBVTT\n${'x'.repeat(LONGEST_CAPTIONS)}`, 'too-long', 1],
    ['too many', `WEBVTT\n\n${'00:01.000 --> 00:02.000\nx\n\n'.repeat(20_001)}`, 'too-long', 60_003],
  ] as const)('refuses %s, and says where', (_what, text, problem, line) => {
    expect(readCaptions(text)).toEqual({ problem, line })
  })

  test('never takes long for what is meant to', () => {
    const [head, srt] = ['WEBVTT\n\n00:01.000 --> 00:02.000\n', '1\n00:00:01,000 --> 00:00:02,000\n']
    for (const text of [
      '<'.repeat(100_000),
      '<b '.repeat(50_000),
      '{\\'.repeat(50_000),
      '&'.repeat(100_000),
      `${'-->'.repeat(50_000)}`,
      '\n'.repeat(500_000),
    ]) {
      for (const begun of [head, srt]) {
        const before = performance.now()
        readCaptions(begun + text)
        expect(performance.now() - before).toBeLessThan(500)
      }
    }
  })
})

test('what is written is read again as it was', () => {
  const word = fc.stringMatching(/^[a-zäß<>&.,!?-]{1,12}$/)
  const text = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '))
  const cues = fc.array(
    fc.tuple(fc.nat({ max: 20_000_000 }), fc.integer({ min: 1, max: 9_000 }), text, fc.option(word)),
  )
  fc.assert(
    fc.property(cues, (some) => {
      const given = some
        .map(([from, long, said, voice]) => cue(from / 1_000, (from + long) / 1_000, said, voice))
        .sort((a, b) => a.from - b.from)
      expect(readCaptions(writeCaptions(given))).toEqual({ cues: given })
    }),
  )
  expect(writeCaptions([cue(3_661.5, 3_662, 'a\n\n\nb')])).toBe('WEBVTT\n\n01:01:01.500 --> 01:01:02.000\na\nb\n')
})

test('after a cut cues are where they are heard, and what was said in it is gone', () => {
  const T = 1_800_000_000_000
  const segments = placed(
    Array.from({ length: 10 }, (_, n) => ({ run: 1, n, position: n * 2, duration: 2 })),
    [{ run: 1, position: 0, at: T }],
  )
  const cuts = [{ from: T + 5_000, until: T + 7_000 }]
  const cues = [cue(1, 2, 'before'), cue(3, 4.5, 'over the edge'), cue(6, 7, 'in it'), cue(9, 10, 'after')]
  const [whole, left] = [timelineOf(segments), timelineOf(kept(segments, cuts))]
  expect(cuesLeft(cues, whole, left, takenBy(segments, cuts))).toEqual([cue(1, 2, 'before'), cue(5, 6, 'after')])
  expect(cuesLeft(cues, whole, whole, [])).toEqual(cues)
})
