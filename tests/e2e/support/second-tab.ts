import type { Page } from '@playwright/test'
import { io } from 'socket.io-client'
import { newTestId } from '../../support/planned'

/** Asks something of the session as another tab of the same person would; answers what the server says to it. */
export async function askInSecondTab(page: Page, type: string, data: unknown): Promise<unknown> {
  const { origin, pathname, searchParams } = new URL(page.url())
  const cookies = await page.context().cookies()
  const socket = io(origin, {
    path: '/rt/socket',
    transports: ['websocket'],
    forceNew: true,
    extraHeaders: { origin, cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') },
    auth: { session: pathname.split('/').at(-1), seat: searchParams.get('seat'), domainVersion: 'test' },
  })
  try {
    await new Promise((resolve, reject) => {
      socket.once('welcome', resolve)
      socket.once('connect_error', reject)
    })
    return await socket.timeout(8_000).emitWithAck('command', { id: newTestId(), type, room: 'main', data })
  } finally {
    socket.disconnect()
  }
}
