import { existsSync } from 'node:fs'
import { FLAGS } from '@/server/recorder/studio'

const WITHOUT_WINDOW = 'chromium-headless-shell'
const WITH_WINDOWS = ['chromium', 'chromium-browser', 'google-chrome']

/** The system's Chromium, which asks people what a page may do. A browser of Playwright's own is never downloaded. */
export const windowedPath = (): string => pathOf(WITH_WINDOWS)

/** The same without a window that is drawn for nobody, where there is one: tests take a fifth less time. */
export const chromiumPath = (): string => pathOf([WITHOUT_WINDOW, ...WITH_WINDOWS])

function pathOf(names: readonly string[]): string {
  const found = names.map((name) => `/usr/bin/${name}`).find(existsSync)
  if (!found) throw new Error('There is no Chromium: install the package chromium.')
  return found
}

export const chromiumFlags = [
  ...FLAGS,
  '--no-sandbox',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
]
