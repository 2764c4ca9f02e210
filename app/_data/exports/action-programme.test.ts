import { describe, expect, test } from 'vitest'
import { gmuend, occasion, odd, passau } from '@/tests/support/workbooks'
import { type ActionProgramme, actionProgramme, type Rows } from './action-programme'
import { workbooksAsJson } from './json'

const one = (language: 'de' | 'en' | 'fr' = 'de') => actionProgramme(occasion, [gmuend], language)
const contents = ({ parts }: ActionProgramme) => parts[0]!.sections.map(({ heading, content }) => [heading, content])

describe('the action programme', () => {
  test('asks in the wanted language, and leaves what was written as it was written', () => {
    expect(one('fr').title).toBe('Programme d’action')
    expect(contents(one('fr'))[3]![0]).toBe('Étapes')
    expect(contents(one('en'))[0]).toEqual([
      'Where we stand',
      {
        kind: 'text',
        paragraphs: [
          { kind: 'line', text: 'ከንቲባ አበበ በሰለጠነ ከባሕር ዳር und Олександр Ґудзь aus Полтава, à Kédougou.' },
          { kind: 'item', text: 'Schatten' },
          { kind: 'item', text: 'weniger CO₂' },
        ],
      },
    ])
  })

  test('says who, where, with what and how recent, by the clock at the venue', () => {
    expect(one('de').parts[0]!.details).toEqual([
      { label: 'Partnerschaft', value: 'Schwäbisch Gmünd (Deutschland) und Bahir Dar (Äthiopien)' },
      { label: 'Programmpunkt', value: 'Auf dem Weg zum Handlungsprogramm' },
      { label: 'Arbeitsblatt', value: 'Auftakt der Partnerschaft' },
      { label: 'Stand', value: '25. November 2026 um 00:30' },
    ])
    expect(actionProgramme(occasion, [passau], 'en').parts[0]!.details.map(({ label }) => label)).toEqual([
      'Session',
      'Workbook',
      'As of',
    ])
  })

  test('has rows with dates as the language writes them; what is no date stays, blank rows go', () => {
    const { columns, rows } = contents(one('de'))[3]![1] as Rows
    expect(columns.map(({ label }) => label)).toEqual(['Was', 'Bis wann', 'Wer'])
    expect(columns.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1)
    expect(rows).toEqual([
      ['Baumschule', '15.03.2027', 'Petra Keller'],
      ['Zisternen', 'im Herbst', '—'],
    ])
    expect((contents(one('en'))[3]![1] as Rows).rows[0]![1]).toBe('15 Mar 2027')
  })

  test('keeps empty fields', () => {
    expect(contents(one()).filter(([, content]) => (content as { kind: string }).kind === 'empty')).toEqual([
      ['Wie wir zusammenarbeiten', { kind: 'empty' }],
      ['Unsere Ziele', { kind: 'empty' }],
      ['Was wir haben und brauchen', { kind: 'empty' }],
      ['Offene Fragen', { kind: 'empty' }],
    ])
  })

  test('takes odd input', () => {
    const { parts } = actionProgramme(occasion, [odd, { ...odd, title: '\u0000', filled: { goals: [{}] } }], 'de')
    expect(contents({ ...one(), parts })[0]![1]).toEqual({
      kind: 'text',
      paragraphs: ['[31m bad  half abc', 'last', 'sep tab'].map((text) => ({ kind: 'line', text })),
    })
    expect(parts[1]!.heading).toBe('—')
    expect(parts[1]!.sections[2]!.content).toEqual({ kind: 'empty' })
  })
})

test('JSON has the same keys for everybody', () => {
  const { conference, workbooks } = JSON.parse(workbooksAsJson(occasion, [gmuend, passau]))
  expect(conference).toEqual({ slug: 'klimapartnerschaften', title: 'Auftakt der Klimapartnerschaften' })
  const keys = ['title', 'partnership', 'session', 'template', 'filled', 'updatedAt', 'comments']
  expect(workbooks.map(Object.keys)).toEqual([keys, keys])
  expect(workbooks[0]).toEqual({
    title: gmuend.title,
    partnership: gmuend.partnership!.name,
    session: gmuend.session,
    template: gmuend.template,
    filled: gmuend.filled,
    updatedAt: '2026-11-24T23:30:00.000Z',
    comments: [{ kind: 'question', text: 'Welche Bäume?', by: 'Abebe', at: '2026-11-24T23:00:00.000Z' }],
  })
  expect(workbooks[1].partnership).toBeNull()
})
