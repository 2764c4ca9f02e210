import { readFileSync } from 'node:fs'
import type { Logger } from 'pino'
import { type Browser, chromium } from 'playwright-core'

/** Sound without a click, no slowing down because nobody looks, no talk to anybody else. */
export const FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--autoplay-policy=no-user-gesture-required',
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
  // LiveKit on the same machine is reached by its own address.
  '--allow-loopback-in-peer-connection',
]
const PATIENCE = 20_000
const CLOSES_WITHIN = 3_000

export interface StudioSettings {
  readonly chromium: string
  /** Where programs are opened. */
  readonly origin: string
  readonly logger: Logger
}

/** A browser of its own with one page in it. */
export class Studio {
  /** Resolves when the browser or its page is gone. */
  readonly gone: Promise<void>

  private constructor(
    private readonly browser: Browser,
    gone: Promise<void>,
  ) {
    this.gone = gone
  }

  /**
   * Resolves when the page is loaded.
   * @param isWanted asked before the page comes in, where others meet it
   * @throws when it cannot be, or is not wanted any more
   */
  static async open(settings: StudioSettings, address: string, isWanted: () => boolean): Promise<Studio> {
    const browser = await launch(settings)
    try {
      if (!isWanted()) throw new Error('it is not wanted any more')
      const disconnected = new Promise<void>((resolve) => browser.once('disconnected', () => resolve()))
      const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
      const crashed = new Promise<void>((resolve) => page.once('crash', () => resolve()))
      page.on('pageerror', (error) => settings.logger.warn({ err: error }, 'the program page broke'))
      const answer = await page.goto(address, { waitUntil: 'commit', timeout: PATIENCE })
      if (!answer?.ok()) throw new Error(`the program page answers ${answer?.status()}`)
      return new Studio(browser, Promise.race([disconnected, crashed]))
    } catch (error) {
      await browser.close().catch(() => {})
      throw error
    }
  }

  /** Resolves when it is gone; one that hangs is not waited for, and ended by and by. */
  async close(): Promise<void> {
    await Promise.race([
      this.browser.close().catch(() => {}),
      new Promise((resolve) => setTimeout(resolve, CLOSES_WITHIN)),
    ])
  }

  /** Bytes in memory of all of its processes; 0 where that cannot be known. */
  async memory(): Promise<number> {
    try {
      const session = await this.browser.newBrowserCDPSession()
      const { processInfo } = await session.send('SystemInfo.getProcessInfo')
      await session.detach()
      return processInfo.reduce((sum, { id }) => sum + bytesOf(id), 0)
    } catch {
      return 0
    }
  }
}

/** In its sandbox, where there can be one: not as root, and not in every container. */
async function launch({ chromium: executablePath, origin, logger }: StudioSettings): Promise<Browser> {
  const options = {
    executablePath,
    // Where the page may do what it may at home, when the product listens on an address of the network.
    args: [...FLAGS, `--unsafely-treat-insecure-origin-as-secure=${origin}`],
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    timeout: PATIENCE,
  }
  if (process.getuid?.() === 0) return chromium.launch({ ...options, chromiumSandbox: false })
  return chromium.launch({ ...options, chromiumSandbox: true }).catch((error: Error) => {
    logger.warn({ problem: error.name }, 'the browser has no sandbox here')
    return chromium.launch({ ...options, chromiumSandbox: false })
  })
}

/** What it shares with others counts in parts. */
function bytesOf(pid: number): number {
  try {
    const [, kilobytes] = /^Pss:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')) ?? []
    return Number(kilobytes ?? 0) * 1_024
  } catch {
    return 0
  }
}
