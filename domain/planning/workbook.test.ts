import { describe, expect, test } from 'vitest'
import { kickoffTemplate } from './kickoff-template'
import {
  beginningOf,
  filled,
  inLanguage,
  LANGUAGES,
  progressOf,
  type Template,
  template,
  withTemplateOfToday,
} from './workbook'

const field = (key: string): Template['fields'][number] => ({ key, kind: 'text', label: { en: key } })
const of = (...fields: unknown[]) => ({ name: { en: 'Ours' }, fields })

describe('a template', () => {
  test('has fields, each with a label in at least one language', () => {
    expect(template.safeParse(of(field('goals'))).success).toBe(true)
    expect(template.safeParse(of()).success).toBe(false)
    expect(template.safeParse(of({ ...field('goals'), label: {} })).error?.issues[0]?.path).toEqual([
      'fields',
      0,
      'label',
    ])
    expect(template.safeParse(of({ ...field('goals'), label: { en: ' \u200b ' } })).success).toBe(false)
    expect(template.safeParse(of({ ...field('goals'), label: { tlh: 'mIw' } })).success).toBe(false)
  })

  test('has a name in at least one language', () => {
    const named = (name: unknown) => template.safeParse({ ...of(field('goals')), name })
    expect(named({ fr: 'Les nôtres' }).success).toBe(true)
    expect(named({ de: 'Unser\nBlatt' }).data?.name).toEqual({ de: 'Unser Blatt' })
    for (const name of [{}, { en: ' ' }, 'Ours']) expect(named(name).error?.issues[0]?.path[0]).toBe('name')
  })

  test('[S10] had one name for all languages before', () => {
    const before = { template: { name: 'Unseres', fields: [field('goals')] }, doc: null }
    expect(withTemplateOfToday(before)).toEqual({
      template: { name: { de: 'Unseres', en: 'Unseres', fr: 'Unseres' }, fields: [field('goals')] },
      doc: null,
    })
  })

  test('names each field and each column once', () => {
    expect(template.safeParse(of(field('goals'), field('goals'))).success).toBe(false)
    const column = { key: 'what', kind: 'text', label: { en: 'What' } }
    expect(template.safeParse(of({ ...field('steps'), kind: 'rows', columns: [column] })).success).toBe(true)
    expect(template.safeParse(of({ ...field('steps'), kind: 'rows', columns: [column, column] })).success).toBe(false)
  })

  test.each(['', 'Goals', '1st', '__proto__', 'constructor', 'a'.repeat(33)])('has no field called %j', (key) => {
    expect(template.safeParse(of(field(key))).success).toBe(false)
    const written = filled.safeParse(JSON.parse(`{${JSON.stringify(key)}: "x"}`))
    expect(Object.keys(written.data ?? {})).toEqual([])
  })
})

describe('the kickoff template', () => {
  test('is a template, also after it was stored', () => {
    const kickoff = kickoffTemplate
    expect(template.parse(JSON.parse(JSON.stringify(kickoff)))).toEqual(kickoff)
  })

  test('says everything in all languages', () => {
    const said = [
      kickoffTemplate.name,
      ...kickoffTemplate.fields.flatMap((each) => [
        each.label,
        each.hint,
        ...(each.kind === 'rows' ? each.columns.map(({ label }) => label) : []),
      ]),
    ]
    expect(said).toHaveLength(16)
    for (const texts of said) expect(Object.keys(texts ?? {}).sort()).toEqual([...LANGUAGES].sort())
  })

  test('asks for milestones with date and person', () => {
    const milestones = kickoffTemplate.fields.find(({ key }) => key === 'milestones')
    expect(milestones).toMatchObject({ columns: [{ key: 'what' }, { key: 'by', kind: 'date' }, { key: 'who' }] })
  })
})

test('a text is given in the wanted language, or in the first that it has', () => {
  expect(inLanguage({ de: 'Ziele', fr: 'Objectifs' }, 'fr')).toBe('Objectifs')
  expect(inLanguage({ en: 'Goals', fr: 'Objectifs' }, 'de')).toBe('Goals')
  expect(inLanguage({ de: '', en: 'Goals' }, 'de')).toBe('Goals')
  expect(inLanguage({}, 'de')).toBe('')
})

test('progress counts fields that hold something: blanks and rows of blanks do not', () => {
  const kickoff = kickoffTemplate
  expect(progressOf(kickoff, {})).toEqual({ done: 0, of: 6 })
  expect(progressOf(kickoff, { goals: ' \n', milestones: [{ what: ' ' }] })).toEqual({ done: 0, of: 6 })
  expect(progressOf(kickoff, { goals: 'Shade', milestones: [{}, { who: 'Ada' }], other: 'x' })).toEqual({
    done: 2,
    of: 6,
  })
})

describe('how a workbook begins', () => {
  const template: Template = {
    name: { en: 'Ours' },
    fields: [
      field('goals'),
      { ...field('steps'), kind: 'rows', columns: [{ key: 'what', kind: 'text', label: { en: 'What' } }] } as never,
    ],
  }

  test('is the first that was written, in the order of the template, on one line', () => {
    expect(beginningOf(template, { steps: [{ what: 'Dig' }], goals: ' Trees,\n many ' })).toBe('Trees, many')
    expect(beginningOf(template, { goals: ' ', steps: [{ what: ' ' }, { what: 'Dig a well' }] })).toBe('Dig a well')
    expect(beginningOf(template, {})).toBe('')
  })

  test('is short, and breaks no letter in two', () => {
    const long = beginningOf(template, { goals: '🌍'.repeat(200) })
    expect(long.length).toBeLessThanOrEqual(120)
    expect(long).toMatch(/^(🌍)+…$/u)
  })
})
