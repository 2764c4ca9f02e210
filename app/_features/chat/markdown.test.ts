import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Block, type Inline, inline, parseMarkdown } from './markdown'

const text = (text: string): Inline => ({ kind: 'text', text })
const link = (href: string, text = href): Inline => ({ kind: 'link', href, text })
const linesOf = (block: Block) => (block.kind === 'list' ? block.items : block.lines)
const textOf = (part: Inline): string => ('inside' in part ? part.inside.map(textOf).join('') : part.text)
const contentOf = (blocks: readonly Block[]) =>
  blocks
    .flatMap(linesOf)
    .map((line) => line.map(textOf).join(''))
    .join('\n')
const linksIn = (parts: readonly Inline[]): string[] =>
  parts.flatMap((part) => (part.kind === 'link' ? [part.href] : 'inside' in part ? linksIn(part.inside) : []))
const anything = fc.string({ unit: 'binary', maxLength: 60 })
/** Marks and pieces of links, thrown together: what plain random strings hardly ever hit. */
const scraps = fc
  .array(
    fc.constantFrom(
      ...['*', '**', '_', '~~', '`', '[', ']', '(', ')', '](', '!', '> ', '- ', '\n', ' ', 'a', 'ü', '🌍', '<b>'],
      ...['https://', 'https://a.example', 'mailto:', 'javascript:', 'data:', 'vbscript:', '.', '"'],
    ),
    { maxLength: 30 },
  )
  .map((pieces) => pieces.join(''))

describe('marks', () => {
  test.each([
    ['**', 'bold'],
    ['*', 'italic'],
    ['_', 'italic'],
    ['~~', 'struck'],
  ])('%s makes %s, and leaves what is around', (mark, kind) => {
    expect(inline(`a ${mark}b c${mark} d`)).toEqual([text('a '), { kind, inside: [text('b c')] }, text(' d')])
  })

  test('nest', () => {
    expect(inline('**a *b* c**')).toEqual([
      { kind: 'bold', inside: [text('a '), { kind: 'italic', inside: [text('b')] }, text(' c')] },
    ])
  })

  test('nest three deep, and no deeper', () => {
    const deepest = { kind: 'struck', inside: [text('a *b* c')] }
    expect(inline('**_~~a *b* c~~_**')).toEqual([{ kind: 'bold', inside: [{ kind: 'italic', inside: [deepest] }] }])
  })

  test('mean nothing in code', () => {
    expect(inline('see `a **b** https://a.example` there')).toEqual([
      text('see '),
      { kind: 'code', text: 'a **b** https://a.example' },
      text(' there'),
    ])
  })

  test('do not reach over a line', () => {
    expect(parseMarkdown('**a\nb**')).toEqual([{ kind: 'paragraph', lines: [[text('**a')], [text('b**')]] }])
  })
})

describe('links', () => {
  test('have a text and an address, https or mail', () => {
    expect(inline('see [the *plan*](https://a.example/b?c=d#e), or [write](mailto:ada@a.example)')).toEqual([
      text('see '),
      link('https://a.example/b?c=d#e', 'the *plan*'),
      text(', or '),
      link('mailto:ada@a.example', 'write'),
    ])
  })

  test('stand in marks', () => {
    expect(inline('**https://a.example**')).toEqual([{ kind: 'bold', inside: [link('https://a.example')] }])
  })

  test.each(['.', ',', ';', ':', '!', '?', ')', ']', '?!', ').'])(
    'a bare address does not take the %s of its sentence',
    (end) => {
      expect(inline(`see https://a.example/b${end}`)).toEqual([text('see '), link('https://a.example/b'), text(end)])
    },
  )

  test.each(['https://a.example/b.c,d;e:f!g?h=(i)&j#k~l_m*n'])('a bare address keeps punctuation inside it', (href) => {
    expect(inline(`(${href} here)`)).toEqual([text('('), link(href), text(' here)')])
  })

  test.each(['<', '>', '"', "'", '`', ' '])('a bare address ends before %s', (end) => {
    expect(inline(`https://a.example/b${end}c`)).toEqual([link('https://a.example/b'), text(`${end}c`)])
  })

  test('an image is no image: nothing is loaded from elsewhere', () => {
    expect(inline('![cat](https://a.example/cat.png)')).toEqual([text('!'), link('https://a.example/cat.png', 'cat')])
  })

  test('lead nowhere but to https and mail, whatever was written', () => {
    fc.assert(
      fc.property(fc.oneof(scraps, anything), (source) => {
        for (const href of parseMarkdown(source).flatMap(linesOf).flatMap(linksIn))
          expect(href).toMatch(/^(https:\/\/|mailto:)./)
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('blocks', () => {
  test.each(['-', '*', '•'])('lines with %s are a list', (bullet) => {
    expect(parseMarkdown(`before\n${bullet} a\n${bullet}   **b**\nafter`)).toEqual([
      { kind: 'paragraph', lines: [[text('before')]] },
      { kind: 'list', items: [[text('a')], [{ kind: 'bold', inside: [text('b')] }]] },
      { kind: 'paragraph', lines: [[text('after')]] },
    ])
  })

  test('lines with > are a quote, as long as they last', () => {
    expect(parseMarkdown('> a\n>b\n>\nc')).toEqual([
      { kind: 'quote', lines: [[text('a')], [text('b')], []] },
      { kind: 'paragraph', lines: [[text('c')]] },
    ])
  })

  test('other lines are one paragraph, empty ones too', () => {
    expect(parseMarkdown('a\n\nb')).toEqual([{ kind: 'paragraph', lines: [[text('a')], [], [text('b')]] }])
  })

  test.each(['-a', '-', '- ', ' - a', 'a - b', '1. a', '# a'])('%j is no list', (line) => {
    expect(parseMarkdown(line)).toEqual([{ kind: 'paragraph', lines: [[text(line)]] }])
  })
})

test.each([
  '[x](javascript:alert(1))',
  '[x](JavaScript:alert(1))',
  '[x](data:text/plain,x)',
  '[x](vbscript:x)',
  '[x](//a.example)',
  '[x](/desk)',
  '[x](ftp://a.example)',
  '[x]( javascript:alert(1))',
  '[](mailto:ada@a.example)',
  'javascript:alert(1)',
  'https://',
  'https://...',
  '<b>a</b>',
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '&lt;b&gt;',
  'snake_case_name',
  'maß_und_größe',
  'имя_файла_тут',
  '**a',
  '*a',
  '_a',
  '~~a',
  '`a',
  '``',
  '****',
  '** a **',
  '** a**',
  '**a **',
  '2 * 3 * 4',
  '~a~',
  '[a]',
  '[a](',
])('%s stays text', (source) => {
  expect(parseMarkdown(source)).toEqual([{ kind: 'paragraph', lines: [[text(source)]] }])
})

describe('nothing is lost', () => {
  test('of a text without special characters', () => {
    const plain = anything.map((source) => source.replace(/[[`*_~•>-]/g, ''))
    fc.assert(
      fc.property(plain, (source) => {
        expect(contentOf(parseMarkdown(source))).toBe(source)
      }),
    )
  })

  test('of any other but its marks, and the addresses behind links', () => {
    const bare = (source: string) => source.replace(/[`*_~•>\s-]/g, '')
    fc.assert(
      fc.property(fc.oneof(scraps, anything), (written) => {
        const source = written.replaceAll('](', ']')
        expect(bare(contentOf(parseMarkdown(source)))).toBe(bare(source))
      }),
      { numRuns: 2_000 },
    )
  })

  test('and nothing throws', () => {
    fc.assert(fc.property(fc.oneof(scraps, anything), (source) => void parseMarkdown(source)))
  })
})

test.each(['*', '>', '[', '_', '`', '~', '**', '[a](', '*a _b ', 'https://'])(
  'two thousand characters of %s are read in a moment',
  (mark) => {
    const cost = (source: string) => {
      const began = process.cpuUsage()
      for (let i = 0; i < 20; i++) parseMarkdown(source)
      const { user, system } = process.cpuUsage(began)
      return user + system
    }
    const least = (source: string) => Math.min(...Array.from({ length: 5 }, () => cost(source)))
    const marks = mark.repeat(2_000).slice(0, 2_000)
    // A mark is looked at in several ways, a plain character in one: about a hundred times as much is usual.
    expect(least(marks)).toBeLessThan(1_000 * Math.max(20, least('x'.repeat(2_000))))
  },
)
