import { expect, test } from 'vitest'
import { readableParams } from './readable-params'

test.each([
  ['en-GB', 'French', 'German, French and English'],
  ['de-DE', 'Französisch', 'Deutsch, Französisch und Englisch'],
])('codes of languages are said by name in %s', (locale, language, languages) => {
  expect(readableParams({ language: 'fr' }, locale)).toEqual({ language })
  expect(readableParams({ languages: 'de fr en' }, locale)).toEqual({ languages })
})

test('what is no code stands as it is, and so does everything else', () => {
  expect(readableParams({ languages: '__proto__ fr', side: 'fr', people: 3 }, 'en-GB')).toEqual({
    languages: '__proto__ and French',
    side: 'fr',
    people: 3,
  })
  expect(readableParams({}, 'de-DE')).toEqual({})
})
