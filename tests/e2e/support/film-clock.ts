import type { Page } from '@playwright/test'
import { CLOCK } from '../../support/recorded'

/** The picture that is shown, by what is drawn in it: which frame of which run. Null while there is none. */
export const pictured = (page: Page): Promise<{ readonly run: number; readonly second: number } | null> =>
  page.evaluate((clock) => {
    const video = document.querySelector('video')
    if (!video || video.readyState < 2) return null
    const canvas = document.createElement('canvas')
    canvas.width = clock.width
    canvas.height = clock.height
    const context = canvas.getContext('2d', { willReadFrequently: true })!
    context.drawImage(video, 0, 0, clock.width, clock.height)
    const isWhite = (i: number) =>
      context.getImageData((i + 0.5) * clock.size, clock.height - clock.size / 2, 1, 1).data[0]! > 127
    const number = (from: number, bits: number) =>
      Array.from({ length: bits }, (_, i) => (isWhite(from + i) ? 2 ** i : 0)).reduce((sum, bit) => sum + bit, 0)
    return { run: number(clock.bits, clock.runBits), second: number(0, clock.bits) / clock.frames }
  }, CLOCK)
