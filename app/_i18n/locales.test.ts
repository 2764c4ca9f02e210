import { describe, expect, test } from 'vitest'
import { FALLBACK, isLocale, LOCALES, localeFor, REGION } from './locales'

describe('the language of a browser', () => {
  test.each([
    ['de', 'de'],
    ['en', 'en'],
    ['de-AT', 'de'],
    ['DE-de', 'de'],
    ['de-DE,de;q=0.9,en-GB;q=0.8,en;q=0.7', 'de'],
    ['en;q=0.8, de;q=0.9', 'de'],
    ['de;q=0.8,en', 'en'],
    ['  de  ,  en ', 'de'],
    ['de;q=1.0,en;q=0.999', 'de'],
  ])('%s asks for %s', (header, locale) => {
    expect(localeFor(header)).toBe(locale)
  })

  test('the first that we have counts, not the first of all', () => {
    expect(localeFor('fr-CH, it;q=0.9, de;q=0.5, *;q=0.1')).toBe('de')
  })

  test('what stands first wins among equals', () => {
    expect(localeFor('de,en')).toBe('de')
    expect(localeFor('en;q=0.5,de;q=0.5')).toBe('en')
  })

  test('what is not wanted is not taken', () => {
    expect(localeFor('de;q=0, en;q=0.1')).toBe('en')
    expect(localeFor('de;q=0.0, fr')).toBe(FALLBACK)
    expect(localeFor('de;q=-1')).toBe(FALLBACK)
  })

  test.each([
    null,
    '',
    ' ',
    '*',
    'fr',
    'deutsch',
    ',,,',
    ';;;',
    ';q=1',
    '-',
    'de;q=',
    'de;q=much',
    'de_DE',
    '__proto__',
    'x'.repeat(10_000),
  ])('%j gives the fallback', (header) => {
    expect(localeFor(header)).toBe(FALLBACK)
  })
})

test('only our languages are ours', () => {
  expect(LOCALES.every(isLocale)).toBe(true)
  for (const other of [undefined, '', 'fr', 'DE', 'de-DE', 'toString']) expect(isLocale(other)).toBe(false)
})

test('every language has a region that browsers know', () => {
  for (const locale of LOCALES) {
    expect(new Intl.Locale(REGION[locale]).language).toBe(locale)
    expect(Intl.DateTimeFormat.supportedLocalesOf(REGION[locale])).toEqual([REGION[locale]])
  }
})
