import { describe, expect, test } from 'vitest'
import { somebody } from '@/tests/support/placeables'
import { workingLanguages } from './languages'

const who = (...languages: string[]) => somebody(languages.join('-'), { languages })
const interpreter = (...languages: string[]) => somebody('interpreter', { role: 'interpreter', languages })

describe('people in a room work in', () => {
  test('all languages that they share', () => {
    expect(workingLanguages([who('de', 'en'), who('en', 'de', 'fr')])).toEqual({
      languages: ['de', 'en'],
      lacksInterpreter: false,
    })
    expect(workingLanguages([who('de', 'en'), who('sw', 'en')]).languages).toEqual(['en'])
  })

  test('as few as reach everybody if they share none, and lack somebody who interprets', () => {
    expect(workingLanguages([who('de', 'en'), who('de'), who('fr')])).toEqual({
      languages: ['de', 'fr'],
      lacksInterpreter: true,
    })
  })

  test('the same with somebody who interprets between these, and then lack nobody', () => {
    const pair = [who('de'), who('fr')]
    expect(workingLanguages([...pair, interpreter('fr', 'de')])).toEqual({
      languages: ['de', 'fr'],
      lacksInterpreter: false,
    })
    expect(workingLanguages([...pair, interpreter('fr', 'en')]).lacksInterpreter).toBe(true)
  })

  test('nothing that is known, if nobody said what they speak', () => {
    const nothing = { languages: [], lacksInterpreter: false }
    expect(workingLanguages([])).toEqual(nothing)
    expect(workingLanguages([who(), interpreter('de', 'fr')])).toEqual(nothing)
  })

  test('what those speak who said so, whatever the others speak', () => {
    expect(workingLanguages([who('fr'), who()])).toEqual({ languages: ['fr'], lacksInterpreter: false })
  })

  test('many languages, of which four are named', () => {
    const many = ['de', 'fr', 'sw', 'am', 'pt', 'ar'].map((language) => who(language))
    expect(workingLanguages(many).languages).toEqual(['de', 'fr', 'sw', 'am'])
  })
})
