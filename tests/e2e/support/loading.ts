import type { Page } from '@playwright/test'
import { expect } from './occasion'

/** Which kinds of segments a page asks for: `m4s` as they were recorded, `small.m4s`, `sound.m4s`. */
export class Loading {
  #kinds: string[] = []

  constructor(page: Page) {
    page.on('request', (request) => {
      const [, kind] = /\/[\w-]{22}\.([\w.]*m4s)$/.exec(request.url()) ?? []
      if (kind) this.#kinds.push(kind)
    })
  }

  /** How many segments it has asked for, in all or since `isOnly`. */
  get count(): number {
    return this.#kinds.length
  }

  /**
   * Resolves when something of this kind was loaded from now on, and nothing else after it; nor before it `fromTheFirst`,
   * where nothing was on its way.
   */
  async isOnly(kind: string, act: () => Promise<unknown>, { fromTheFirst = false } = {}) {
    this.#kinds = []
    await act()
    await expect.poll(() => this.#kinds.filter((each) => each === kind).length, { timeout: 40_000 }).toBeGreaterThan(1)
    // What would come beside it has come by then.
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    expect([...new Set(this.#kinds.slice(fromTheFirst ? 0 : this.#kinds.indexOf(kind)))]).toEqual([kind])
  }
}

/** Chooses a quality by how its name begins. */
export async function choose(page: Page, quality: string) {
  await page.getByRole('button', { name: 'Quality' }).click()
  await page.getByRole('menuitemcheckbox', { name: quality }).click()
}

/** How large the picture is that was loaded last; 0 for none. */
export const pictureWidth = (page: Page): Promise<number> =>
  page.evaluate(() => document.querySelector('video')?.videoWidth ?? 0)

/** Where it stands, in seconds, and whether it goes on. */
export const playing = (page: Page) =>
  page.evaluate(() => {
    const { currentTime: at, paused, playbackRate: speed, volume } = document.querySelector('video')!
    return { at, paused, speed, volume }
  })
