import { readFileSync } from 'node:fs'
import { type Browser, chromium } from '@playwright/test'
import de from '@/app/_i18n/messages/de.json'
import en from '@/app/_i18n/messages/en.json'
import { chromiumFlags, chromiumPath } from '../e2e/support/chromium'
import { Product } from './product'
import { conclude, type Measured as MeasuredRatio, round, say, table } from './report'
import { type Loaded, QUIET, Transfers } from './transfers'

/**
 * P9: what an attendee's page weighs: bytes as transferred, with their headers, from nothing in the cache until the room
 * stands and nothing more comes. Media are counted apart: before the session is live an attendee has none, so what the
 * page loads when it goes live is what media weigh.
 */
const BUDGET = { script: 200_000, all: 250_000, media: 220_000 }
const LANGUAGES = { German: { locale: 'de-DE', texts: de }, English: { locale: 'en-GB', texts: en } }
type Language = keyof typeof LANGUAGES

async function measure(product: Product, browser: Browser, language: Language) {
  const { locale, texts } = LANGUAGES[language]
  const page = await browser.newPage({ locale, viewport: { width: 1440, height: 900 } })
  // The link is exchanged for a cookie first; from then on this is the page that people open and reload.
  await page.goto(await product.link('Ada Okello'))
  await page.waitForURL(/\/live\//)
  const url = page.url()
  await page.goto('about:blank')
  const transfers = await Transfers.of(page)
  await page.goto(url)
  await page.getByRole('button', { name: texts.greenRoom.joinWithout, exact: true }).click()
  await page.getByRole('tab', { name: /Chat/ }).waitFor()
  return { page, transfers, before: await transfers.since() }
}

async function withMedia(product: Product, { page, transfers, before }: Awaited<ReturnType<typeof measure>>) {
  await product.run('session.go-live')
  await page.waitForTimeout(QUIET)
  return transfers.since(before)
}

const bytesOf = (loaded: readonly Loaded[]) => loaded.reduce((sum, { bytes }) => sum + bytes, 0)
const scripts = (loaded: readonly Loaded[]) => loaded.filter(({ type }) => type === 'Script')
const kB = (bytes: number) => (bytes / 1000).toFixed(1)
const pathOf = ({ url }: Loaded) => decodeURIComponent(new URL(url).pathname)

function tellKinds(language: string, loaded: readonly Loaded[]) {
  const rows = [...new Set(loaded.map(({ type }) => type))].map((type) => {
    const some = loaded.filter((each) => each.type === type)
    return [type, some.length, kB(bytesOf(some))] as const
  })
  table([`before media, in ${language}`, 'requests', 'kB'], [...rows, ['all', loaded.length, kB(bytesOf(loaded))]])
}

const tellEach = (what: string, loaded: readonly Loaded[]) =>
  table(
    [what, 'encoding', 'kB'],
    loaded.map((each) => [pathOf(each), each.encoding || '–', kB(each.bytes)]),
  )

/**
 * What the scripts are made of, so that one sees which part grew. What of a file falls to a part goes by the length of
 * its source, so it is about right.
 */
function tellParts(loaded: readonly Loaded[]) {
  const contents = JSON.parse(readFileSync('.next/script-contents.json', 'utf8')) as Contents
  const sums = new Map<string, number>()
  for (const script of scripts(loaded)) {
    const parts = Object.entries(contents[pathOf(script).replace('/_next/', '')] ?? { 'not known': 1 })
    const length = parts.reduce((sum, [, bytes]) => sum + bytes, 0)
    for (const [part, bytes] of parts) sums.set(part, (sums.get(part) ?? 0) + (script.bytes * bytes) / length)
  }
  const rows = [...sums].filter(([, bytes]) => bytes >= LEAST).sort(([, one], [, other]) => other - one)
  table(
    ['script before media, by part', 'about kB'],
    rows.map(([part, bytes]) => [part, kB(bytes)]),
  )
}
type Contents = Readonly<Record<string, Readonly<Record<string, number>>>>
const LEAST = 300

/** Bytes are the same on every machine: a page that is too heavy is a failure, and it is said by how much. */
function judge(all: readonly Measured[]) {
  conclude(all)
  for (const { what, bytes, budget } of all) {
    if (bytes <= budget) continue
    say(`  ✗ ${what}: ${kB(bytes)} kB of at most ${kB(budget)} kB, ${kB(bytes - budget)} kB too much`)
    process.exitCode = 1
  }
}

interface Measured extends MeasuredRatio {
  readonly bytes: number
  readonly budget: number
}
const against = (what: string, loaded: readonly Loaded[], budget: number): Measured => {
  const bytes = bytesOf(loaded)
  return { bench: 'weight', what, bytes, budget, ratio: round(bytes / budget, 3), goal: 1 }
}

async function weigh(product: Product, browser: Browser) {
  const german = await measure(product, browser, 'German')
  await german.page.close()
  const english = await measure(product, browser, 'English')
  const media = await withMedia(product, english)
  tellEach('before media, in German', german.before)
  tellParts(german.before)
  tellEach('with media', media)
  for (const [language, { before }] of Object.entries({ German: german, English: english })) tellKinds(language, before)
  judge([
    against('script before media', scripts(german.before), BUDGET.script),
    against('all before media, in German', german.before, BUDGET.all),
    against('all before media, in English', english.before, BUDGET.all),
    against('script for media', scripts(media), BUDGET.media),
  ])
}

say('\n  weight: what an attendee’s page transfers, with brotli; 1 kB = 1,000 bytes\n')
const product = await Product.start()
try {
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumFlags })
  try {
    await weigh(product, browser)
  } finally {
    await browser.close()
  }
} finally {
  await product.stop()
}
