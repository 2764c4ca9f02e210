import { describe, expect, test } from 'vitest'
import { kickoffTemplate } from '@/domain/planning/kickoff-template'
import { template } from '@/domain/planning/workbook'
import { draftOf, moved, newColumn, newField, templateOf, untranslated, withField } from './template-draft'

const kickoff = draftOf(kickoffTemplate)

describe('a draft of a template', () => {
  test('left alone, is the template', () => {
    expect(templateOf(kickoff)).toEqual(kickoffTemplate)
  })

  test('sends no empty texts', () => {
    const draft = withField(kickoff, 0, {
      label: { de: ' ', en: 'Where are we?', fr: '' },
      hint: { de: '', en: '', fr: '' },
    })
    expect(templateOf(draft).fields[0]).toEqual({
      key: 'where-we-stand',
      kind: 'text',
      label: { en: 'Where are we?' },
    })
  })

  test('gives rows a column, and forgets columns only when it is sent', () => {
    const rows = withField(kickoff, 0, { kind: 'rows' })
    expect(rows.fields[0]!.columns.map(({ key }) => key)).toEqual(['column-1'])
    const text = withField(kickoff, 3, { kind: 'text' })
    expect(templateOf(text).fields[3]).not.toHaveProperty('columns')
    expect(templateOf(withField(text, 3, { kind: 'rows' }))).toEqual(kickoffTemplate)
  })

  test('gives new fields and columns keys of their own, also after others went', () => {
    const [first, second] = [newField([]), newField([newField([])])]
    expect([first.key, second.key]).toEqual(['field-1', 'field-2'])
    expect(newField([second]).key).toBe('field-3')
    expect(newField([{ ...second, key: 'field-3' }, second, first].slice(0, 2)).key).toBe('field-4')
    const label = { de: 'Neu', en: '', fr: '' }
    const fields = [...kickoff.fields, { ...newField(kickoff.fields), label }]
    expect(template.safeParse(templateOf({ name: { de: '', en: 'Ours', fr: '' }, fields })).success).toBe(true)
    expect(newColumn([]).kind).toBe('text')
  })

  test('knows what is missing in a language, and nothing of what is empty in all', () => {
    expect(untranslated(kickoff, 'fr')).toBe(0)
    expect(untranslated({ ...kickoff, name: { de: 'Unseres', en: '', fr: '' } }, 'fr')).toBe(1)
    const label = { de: 'Ziele', en: '', fr: '' }
    const draft = { ...kickoff, fields: [...kickoff.fields, { ...newField(kickoff.fields), label }] }
    expect(['de', 'en', 'fr'].map((language) => untranslated(draft, language as 'de'))).toEqual([0, 1, 1])
  })
})

test.each([
  [0, 1, 'bac'],
  [2, 0, 'cab'],
  [0, -1, 'abc'],
  [2, 3, 'abc'],
])('moved from %i to %i', (from, to, wanted) => {
  expect(moved([...'abc'], from, to).join('')).toBe(wanted)
})
