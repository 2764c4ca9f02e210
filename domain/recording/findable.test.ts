import { describe, expect, test } from 'vitest'
import { MAIN } from '../protocol/standing'
import type { HeardEvent } from '../session'
import { around, compared, findableFields, Gathering, pieces, wanted } from './findable'

let seq = 0
const happened = (type: HeardEvent['type'], data: unknown, room = MAIN): HeardEvent => {
  seq++
  return { seq, at: seq * 1_000, room, type, data } as HeardEvent
}
const gathered = (events: readonly HeardEvent[], most = 100) => {
  const gathering = new Gathering(most)
  for (const event of events) gathering.take([event])
  return gathering.found
}
const found = (...events: readonly HeardEvent[]) =>
  gathered(events).entries.map(({ kind, text, by, at }) => [kind, text, by, at - events[0]!.at])

describe('what can be found', () => {
  test('is what was said, as it was said at last, where it was said first', () => {
    const posted = happened('chat.posted', { messageId: 'm', participantId: 'ada', text: 'Hallo', replyTo: null })
    const edited = happened('chat.edited', { messageId: 'm', text: 'Guten Tag' })
    expect(found(posted, edited)).toEqual([['message', 'Guten Tag', 'ada', 0]])
    expect(found(posted, edited, happened('chat.deleted', { messageId: 'm' }))).toEqual([])
    expect(found(happened('chat.edited', { messageId: 'other', text: 'x' }))).toEqual([])
  })

  test('questions with their answers, until they are removed', () => {
    const question = { questionId: 'q', participantId: null, text: 'Who pays?', askedAt: 0 }
    const events = [
      happened('question.approved', question),
      happened('question.replied', { questionId: 'q', participantId: 'mod', text: 'The ministry.' }),
    ]
    expect(found(...events)).toEqual([
      ['question', 'Who pays?', null, 0],
      ['answer', 'The ministry.', 'mod', 1_000],
    ])
    expect(found(...events, happened('question.removed', { questionId: 'q' }))).toEqual([])
  })

  test('announcements, comments, and who came on stage', () => {
    const made = { announcementId: 'a', participantId: 'mod', text: 'Five minutes', everywhere: false }
    const comment = { commentId: 'c', card: 'r', kind: 'comment', text: 'Well done', participantId: 'ada' }
    const events = [
      happened('announcement.made', made),
      happened('harvest.commented', comment),
      happened('stage.joined', { participantId: 'sam' }),
    ]
    expect(found(...events).map(([kind, text, by]) => [kind, text, by])).toEqual([
      ['announcement', 'Five minutes', 'mod'],
      ['comment', 'Well done', 'ada'],
      ['stage', '', 'sam'],
    ])
    const gone = [
      happened('announcement.withdrawn', { announcementId: 'a', everywhere: false }),
      happened('harvest.uncommented', { commentId: 'c' }),
    ]
    expect(found(...events, ...gone)).toHaveLength(1)
  })

  test('workbooks, field by field, but for those that say nothing', () => {
    const filled = { goals: 'A school', empty: '', who: [{ name: 'Ada', by: '2027' }] }
    const at = (field: string) => (field === 'goals' ? 5 : 9)
    expect(findableFields({ room: 'r', filled }, at)).toEqual([
      { at: 5, room: 'r', kind: 'workbook', text: 'A school', by: null },
      { at: 9, room: 'r', kind: 'workbook', text: 'Ada · 2027', by: null },
    ])
  })
})

test('no more is gathered than may be, which is said, and what is taken back goes still', () => {
  const posted = (messageId: string) => happened('chat.posted', { messageId, participantId: 'p', text: messageId })
  const events = ['a', 'b', 'c'].map(posted)
  const deleted = happened('chat.deleted', { messageId: 'a' })
  const texts = (most: number) => {
    const { entries, isWhole } = gathered([...events, deleted], most)
    return [entries.map(({ text }) => text), isWhole]
  }
  expect(texts(2)).toEqual([['b'], false])
  expect(texts(3)).toEqual([['b', 'c'], true])
})

describe('looking for', () => {
  const finds = (query: string, ...texts: string[]) => wanted(query)?.(compared(...texts))

  test('words finds them whatever case and accents, in any order, short ones from their beginning', () => {
    expect(finds('kedougou', 'Département Kédougou')).toBe(true)
    expect(finds('KÉDOUGOU dép', 'Département Kédougou')).toBe(true)
    expect(finds('strasse', 'Die Straße')).toBe(true)
    expect(finds('pumpe', 'Eine Wasserpumpe')).toBe(true)
    expect(finds('ein', 'Wein')).toBe(false)
    expect(finds('kedougou passau', 'Kédougou')).toBe(false)
    expect(finds('jonas morgen', 'Guten Morgen', 'Jonas Weber')).toBe(true)
  })

  test('nothing finds nothing', () => {
    for (const query of ['', '  ', '!?', '.*']) expect(wanted(query)).toBeNull()
    expect(finds('.*x', 'abc')).toBe(false)
  })
})

test('what was found is marked, word by word, and nothing of the text is lost', () => {
  const text = 'Die Wasserpumpe (in Kédougou) ist neu.'
  const all = pieces(text, 'PUMPE kedou in')
  expect(all.filter(({ isHit }) => isHit).map((piece) => piece.text)).toEqual(['Wasserpumpe', 'in', 'Kédougou'])
  expect(all.map((piece) => piece.text).join('')).toBe(text)
})

test('of a long text the piece is told in which it was found', () => {
  const text = `${'x '.repeat(100)}Kédougou ${'y '.repeat(100)}`
  expect(around(text, 'kedou', 40)).toMatch(/^… (x )+Kédougou (y )+y? …$/)
  expect(around(text, 'nothing', 10)).toBe('x x x x x  …')
  expect(around('short', 'short', 10)).toBe('short')
  expect(around(`${'z '.repeat(30)}end`, 'end', 10)).toBe('… z z z end'.slice(0, 2) + ' z z z end'.slice(-10))
})
