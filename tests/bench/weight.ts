import { type CDPSession, chromium, type Page } from '@playwright/test'
import { chromiumFlags, chromiumPath } from '../e2e/support/chromium'
import { Product } from './product'
import { conclude, type Measured, round, say, table } from './report'

/**
 * P9: what an attendee's page weighs: bytes as transferred, with their headers, from nothing in the cache until the room
 * stands and nothing more comes. Media are counted apart: before the session is live an attendee has none, so what the
 * page loads when it goes live is what media weigh.
 */
const BUDGET = { script: 200_000, all: 250_000, media: 220_000 }
/** So long nothing came, in milliseconds. */
const QUIET = 3_000
const PATIENCE = 60_000

interface Loaded {
  readonly type: string
  readonly url: string
  bytes: number
  readonly encoding: string
}

/** Everything that a page transfers, as the browser's network counts it. */
class Transfers {
  readonly #loaded = new Map<string, Loaded>()
  #last = performance.now()

  static async of(page: Page): Promise<Transfers> {
    const network = await page.context().newCDPSession(page)
    await network.send('Network.enable')
    await network.send('Network.clearBrowserCache')
    return new Transfers(network)
  }

  private constructor(network: CDPSession) {
    network.on('Network.responseReceived', ({ requestId, type, response }) => {
      const encoding = response.headers['content-encoding'] ?? response.headers['Content-Encoding'] ?? ''
      this.#loaded.set(requestId, { type, url: response.url, bytes: 0, encoding })
    })
    network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const loaded = this.#loaded.get(requestId)
      if (loaded) loaded.bytes = encodedDataLength
      this.#last = performance.now()
    })
    // A socket never finishes loading: what comes over it counts as it comes. Heartbeats are no reason to wait on.
    network.on('Network.webSocketCreated', ({ requestId, url }) => {
      this.#loaded.set(requestId, { type: 'WebSocket', url, bytes: 0, encoding: '' })
    })
    network.on('Network.webSocketFrameReceived', ({ requestId, response }) => {
      const loaded = this.#loaded.get(requestId)
      if (loaded) loaded.bytes += Buffer.byteLength(response.payloadData)
    })
  }

  /** What came since the last time, once nothing more comes. */
  async since(known: ReadonlySet<Loaded> = new Set()): Promise<Loaded[]> {
    const end = performance.now() + PATIENCE
    while (performance.now() - this.#last < QUIET && performance.now() < end)
      await new Promise((resolve) => setTimeout(resolve, 100))
    return [...this.#loaded.values()].filter((each) => !known.has(each))
  }
}

async function measure(product: Product, page: Page) {
  // The link is exchanged for a cookie first; from then on this is the page that people open and reload.
  await page.goto(await product.link('Ada Okello'))
  await page.waitForURL(/\/live\//)
  const url = page.url()
  await page.goto('about:blank')
  const transfers = await Transfers.of(page)
  await page.goto(url)
  await page.getByRole('button', { name: 'Enter without microphone and camera', exact: true }).click()
  await page.getByRole('tab', { name: /Chat/ }).waitFor()
  const before = await transfers.since()
  await product.run('session.go-live')
  await page.waitForTimeout(QUIET)
  const media = await transfers.since(new Set(before))
  return { before, media }
}

const bytesOf = (loaded: readonly Loaded[]) => loaded.reduce((sum, { bytes }) => sum + bytes, 0)
const scripts = (loaded: readonly Loaded[]) => loaded.filter(({ type }) => type === 'Script')
const kB = (bytes: number) => round(bytes / 1000, 1)

function tell({ before, media }: Awaited<ReturnType<typeof measure>>): Measured[] {
  const types = [...new Set(before.map(({ type }) => type))]
  const rows = types.map((type) => {
    const some = before.filter((each) => each.type === type)
    return [type, some.length, kB(bytesOf(some))] as const
  })
  table(['before media', 'requests', 'kB'], [...rows, ['all', before.length, kB(bytesOf(before))]])
  const heaviest = (loaded: readonly Loaded[], most: number) =>
    [...loaded]
      .sort((a, b) => b.bytes - a.bytes)
      .slice(0, most)
      .map(({ url, bytes, encoding }) => [new URL(url).pathname, encoding || '–', kB(bytes)])
  table(['heaviest before media', 'encoding', 'kB'], heaviest(before, 8))
  table(['with media', 'encoding', 'kB'], heaviest(media, 8))
  const against = (what: string, bytes: number, budget: number) => ({
    bench: 'weight',
    what,
    bytes,
    budget,
    ratio: round(bytes / budget, 3),
    goal: 1,
  })
  return [
    against('script before media', bytesOf(scripts(before)), BUDGET.script),
    against('all before media', bytesOf(before), BUDGET.all),
    against('script for media', bytesOf(scripts(media)), BUDGET.media),
  ]
}

say('\n  weight: what an attendee’s page transfers, with brotli; 1 kB = 1,000 bytes\n')
const product = await Product.start()
try {
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumFlags })
  try {
    const page = await browser.newPage({ locale: 'en-GB', viewport: { width: 1440, height: 900 } })
    conclude(tell(await measure(product, page)))
  } finally {
    await browser.close()
  }
} finally {
  await product.stop()
}
