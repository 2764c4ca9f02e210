import { expect, type Locator, type Page } from '@playwright/test'

/** What people do in a room, by the names that manuals use. */
export const write = async (page: Page, text: string) => {
  await page.getByRole('textbox', { name: 'Write a message' }).fill(text)
  await page.getByRole('button', { name: 'Send', exact: true }).click()
}
/** What a page says that needs attention; Next.js keeps an alert of its own outside. */
export const alert = (page: Page): Locator => page.getByRole('main').getByRole('alert')
export const messages = (page: Page): Locator => page.getByRole('log', { name: 'Messages' }).getByRole('article')
export const open = (page: Page, tab: 'Chat' | 'Questions' | 'People') => page.getByRole('tab', { name: tab }).click()
export const askQuestion = async (page: Page, text: string, { hidden = false } = {}) => {
  await open(page, 'Questions')
  await page.getByRole('textbox', { name: 'Your question' }).fill(text)
  if (hidden) await page.getByRole('checkbox', { name: 'Hide my name' }).check()
  await page.getByRole('button', { name: 'Ask a question' }).click()
}
export const question = (page: Page, text: string): Locator =>
  page.getByRole('list', { name: 'Questions' }).getByRole('listitem').filter({ hasText: text })
export const tile = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('list', { name: 'On stage' }).getByRole('listitem', { name })

/** A moving picture: frames arrive. */
export async function expectPicture(of: Locator): Promise<void> {
  const video = of.locator('video')
  await expect(video).toHaveCount(1)
  await expect.poll(() => video.evaluate((element: HTMLVideoElement) => element.videoWidth)).toBeGreaterThan(0)
  const at = () => video.evaluate((element: HTMLVideoElement) => element.getVideoPlaybackQuality().totalVideoFrames)
  const before = await at()
  await expect.poll(at).toBeGreaterThan(before + 5)
}

/** Sound comes in: the fake microphones beep, and what is decoded has energy. */
export async function expectSound(page: Page): Promise<void> {
  const energy = () =>
    page.evaluate(() => (window as unknown as { incomingSound: () => Promise<number> }).incomingSound())
  const before = await energy()
  await expect.poll(energy, { timeout: 30_000 }).toBeGreaterThan(before)
}

/** Runs in every page before its own code: remembers its connections, so that tests can listen in. */
export function rememberConnections() {
  const connections: RTCPeerConnection[] = []
  const Original = window.RTCPeerConnection
  window.RTCPeerConnection = new Proxy(Original, {
    construct(target, args) {
      const made = new target(...(args as [RTCConfiguration?]))
      connections.push(made)
      return made
    },
  })
  const incomingSound = async () => {
    let energy = 0
    for (const connection of connections.filter(({ connectionState }) => connectionState === 'connected')) {
      for (const stat of (await connection.getStats()).values()) {
        if (stat.type === 'inbound-rtp' && stat.kind === 'audio') energy += stat.totalAudioEnergy ?? 0
      }
    }
    return energy
  }
  Object.assign(window, { incomingSound, connections })
}

export const noSideScroll = async (page: Page) => {
  const { scroll, width } = await page.evaluate(() => ({
    scroll: document.documentElement.scrollWidth,
    width: window.innerWidth,
  }))
  expect(scroll, 'the page scrolls sideways').toBeLessThanOrEqual(width)
}
