import { setTimeout as pause } from 'node:timers/promises'
import type { CDPSession, Page } from '@playwright/test'

/** One thing that a page transferred; `bytes` with its headers. */
export interface Loaded {
  readonly type: string
  readonly url: string
  bytes: number
  readonly encoding: string
}

/** So long nothing came, in milliseconds. */
export const QUIET = 3_000
const PATIENCE = 60_000

/** Everything that a page transfers, as the browser's network counts it. */
export class Transfers {
  readonly #loaded = new Map<string, Loaded>()
  #last = performance.now()

  /** From now on, with nothing in the cache. */
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

  /** What came besides `known`, once nothing more comes; the heaviest first. */
  async since(known: readonly Loaded[] = []): Promise<Loaded[]> {
    const end = performance.now() + PATIENCE
    while (performance.now() - this.#last < QUIET && performance.now() < end) await pause(100)
    return [...this.#loaded.values()].filter((each) => !known.includes(each)).sort((a, b) => b.bytes - a.bytes)
  }
}
