import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  isLiteralElement,
  isPluralElement,
  isPoundElement,
  isSelectElement,
  isTagElement,
  type MessageFormatElement,
  parse,
} from '@formatjs/icu-messageformat-parser'
import { describe, expect, test, vi } from 'vitest'
import { REASONS, UNMET } from '@/domain/planning/assign'
import { session } from '@/domain/session'
import { FALLBACK, LOCALES } from './locales'

// By `vi`, because nothing of app/ imports server/; what is compared here must not come to depend on each other.
const { RUNNER_REFUSALS } = await vi.importActual<{ RUNNER_REFUSALS: readonly string[] }>('@/server/sessions/batch')
const { GATEWAY_REFUSALS } = await vi.importActual<{ GATEWAY_REFUSALS: readonly string[] }>('@/server/gateway/commands')

interface Written {
  readonly [key: string]: string | Written
}

const FEATURES = join(import.meta.dirname, '..', '_features')
const ofFeature = (name: string) => join(FEATURES, name, 'messages')
const shared = join(import.meta.dirname, 'messages')
const places = [
  ['what is shared', shared],
  ...readdirSync(FEATURES)
    .filter((name) => existsSync(ofFeature(name)))
    .map((name) => [name, ofFeature(name)] as const),
] as const

const written = (place: string, locale: string): Written =>
  JSON.parse(readFileSync(join(place, `${locale}.json`), 'utf8'))

const sentences = (some: Written, path: readonly string[] = []): Map<string, string> =>
  new Map(
    Object.entries(some).flatMap(([key, value]) =>
      typeof value === 'string' ? [[[...path, key].join('.'), value]] : [...sentences(value, [...path, key])],
    ),
  )
const read = (place: string, locale: string) => sentences(written(place, locale))

const argumentsOf = (elements: readonly MessageFormatElement[]): string[] =>
  elements.flatMap((element) => {
    if (isLiteralElement(element) || isPoundElement(element)) return []
    if (isTagElement(element)) return [`<${element.value}>`, ...argumentsOf(element.children)]
    if (!isSelectElement(element) && !isPluralElement(element)) return [element.value]
    return [element.value, ...Object.values(element.options).flatMap(({ value }) => argumentsOf(value))]
  })
const filledIn = (sentence: string) => [...new Set(argumentsOf(parse(sentence)))].sort()

describe.each(places)('the messages of %s', (_name, place) => {
  test('are there in every language, and in no other', () => {
    expect(readdirSync(place).sort()).toEqual(LOCALES.map((locale) => `${locale}.json`).sort())
  })

  test.each(LOCALES)('have the same keys in %s', (locale) => {
    expect([...read(place, locale).keys()].sort()).toEqual([...read(place, FALLBACK).keys()].sort())
  })

  test.each(LOCALES)('take the same arguments in %s', (locale) => {
    const asked = (of: string) => Object.fromEntries([...read(place, of)].map(([key, each]) => [key, filledIn(each)]))
    expect(asked(locale)).toEqual(asked(FALLBACK))
  })

  test.each(LOCALES)('are never empty in %s', (locale) => {
    expect([...read(place, locale)].filter(([, sentence]) => sentence.trim() === '')).toEqual([])
  })
})

describe('refusals', () => {
  const owners = session.registry.owners.map(({ name, feature }) => [name, feature.refusals] as const)
  const cases = owners.flatMap(([name, codes]) => LOCALES.map((locale) => [name, locale, codes] as const))
  const explained = (place: string, locale: string) =>
    [...sentences(written(place, locale).refusals as Written).keys()].sort()

  test.each(cases)('of %s have a sentence in %s, and nothing else has', (name, locale, codes) => {
    expect(explained(ofFeature(name), locale).map((reason) => `${name}/${reason}`)).toEqual([...codes].sort())
  })

  const codes = [
    ...new Set([...RUNNER_REFUSALS, ...GATEWAY_REFUSALS, 'not-admitted', 'too-many-tabs', 'offline', 'not-found']),
  ]
  test.each(LOCALES)('of no feature have a sentence in %s', (locale) => {
    expect(codes.length).toBeGreaterThan(6)
    expect(explained(shared, locale)).toEqual(expect.arrayContaining(codes.map((code) => code.replace('/', '.'))))
  })

  test('are found by the code’s first word, which is the feature’s name', () => {
    const parts = owners.flatMap(([name, all]) => all.filter((code) => !new RegExp(`^${name}/[a-z-]+$`).test(code)))
    expect(parts).toEqual([])
  })

  test('nobody lays messages beside a feature that is not there', () => {
    const names = owners.map(([name]) => name)
    expect(places.map(([name]) => name).filter((name) => ![...names, 'what is shared'].includes(name))).toEqual([])
  })
})

describe('remarks of the planning', () => {
  const remarks = Object.entries({ ...REASONS, ...UNMET })

  test.each(LOCALES)('have a sentence in %s, with what they know', (locale) => {
    const explained = read(shared, locale)
    for (const [code, params] of remarks) {
      const sentence = explained.get(code.replace('/', '.'))
      expect(sentence, code).toBeDefined()
      expect(filledIn(sentence!), code).toEqual([...params].sort())
    }
  })
})

test('arguments are found wherever they stand', () => {
  expect(
    filledIn('{a} <b>{c}</b> {d, plural, one {# {e}} other {#}} {f, select, x {{g}} other {}} {h, number}'),
  ).toEqual(['<b>', 'a', 'c', 'd', 'e', 'f', 'g', 'h'])
})
