import { existsSync } from 'node:fs'

/** Without a window that is drawn for nobody tests take a fifth less time. */
const BROWSERS = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome']

/** The system's Chromium; a browser of Playwright's own is never downloaded. */
export function chromiumPath(): string {
  const found = BROWSERS.map((name) => `/usr/bin/${name}`).find(existsSync)
  if (!found) throw new Error('There is no Chromium: install the package chromium.')
  return found
}

export const chromiumFlags = [
  '--no-sandbox',
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
  '--allow-loopback-in-peer-connection',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
]
