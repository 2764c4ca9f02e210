import { Agent, createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { createProxyServer } from 'httpxy'
import sirv from 'sirv'
import type { PartEnvironment } from '@/server/part-environment'
import { incomingHeaders } from './headers'
import { media } from './media'
import { startingPage } from './starting-page'
import { type Target, targetOf } from './targets'

export interface EdgeSettings {
  /** `.next/static`; null while developing. */
  readonly staticDir: string | null
  readonly publicUrl: string
  /** Where LiveKit's signalling is, when it is our own. */
  readonly livekitPort: number | null
}

const HANDSHAKE_PATIENCE = 10_000
/** A part ends a connection that nobody has used for five seconds. It must not do so while a request is on its way to it. */
const IDLE = 2_000

/** The one public port: realtime to `live`, signalling to LiveKit, built files and recordings from disk, everything else to `web`. */
export async function edge(
  { ports, host, logger, dataDir, authSecret }: PartEnvironment,
  settings: EdgeSettings,
): Promise<() => Promise<void>> {
  const proxy = createProxyServer({ xfwd: false })
  const agent = new Agent({ keepAlive: true, timeout: IDLE })
  const files = settings.staticDir
    ? sirv(settings.staticDir, { immutable: true, maxAge: 31_536_000, brotli: true, etag: true })
    : null
  const recorded = media({ dataDir, key: authSecret, now: Date.now })
  const addressOf: Readonly<Record<Exclude<Target['part'], 'files' | 'media' | 'nowhere'>, string | null>> = {
    live: `http://127.0.0.1:${ports.live}`,
    web: `http://127.0.0.1:${ports.web}`,
    livekit: settings.livekitPort === null ? null : `http://127.0.0.1:${settings.livekitPort}`,
  }

  const pass = (request: IncomingMessage): { target: Target; address: string | null } => {
    const target = targetOf(request, files !== null)
    request.headers = incomingHeaders(request, settings.publicUrl)
    if (!('upgrades' in target)) return { target, address: null }
    request.url = target.path
    return { target, address: addressOf[target.part] }
  }

  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const { target, address } = pass(request)
    if (target.part === 'files') {
      request.url = target.path
      return files!(request, response, () => end(response, 404))
    }
    if (target.part === 'media') return void recorded(request, response)
    if (address === null) return end(response, target.part === 'nowhere' ? target.status : 404)
    proxy.web(request, response, { target: address, agent }).catch((error) => {
      logger.debug({ err: error, part: target.part }, 'a part did not answer')
      unavailable(request, response, target)
    })
  }

  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy())
    const { target, address } = pass(request)
    const may = 'upgrades' in target && target.upgrades
    if (!may || address === null) return socket.destroy()
    const options = { target: address, upgradeTimeout: HANDSHAKE_PATIENCE }
    proxy.ws(request, socket as Socket, options, head).catch(() => socket.destroy())
  }

  const http = createServer({ requestTimeout: 60_000, headersTimeout: HANDSHAKE_PATIENCE }, answer)
  http.on('upgrade', upgrade)
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject)
    http.listen(ports.edge, host, 4096, resolve)
  })
  return async () => {
    const closed = new Promise<void>((resolve) => http.close(() => resolve()))
    http.closeAllConnections()
    agent.destroy()
    await closed
  }
}

const end = (response: ServerResponse, status: number) => {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end()
}

/** A part is starting or gone: people see a page that looks again by itself, programs a code. */
function unavailable(request: IncomingMessage, response: ServerResponse, target: Target) {
  if (response.headersSent) return response.destroy()
  if (target.part === 'live') {
    const body = request.url === '/api/health' ? { status: 'down', parts: { live: 'down' } } : { code: 'unavailable' }
    return response
      .writeHead(503, { 'content-type': 'application/json', 'cache-control': 'no-store' })
      .end(JSON.stringify(body))
  }
  response.writeHead(503, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'retry-after': '2',
  })
  response.end(startingPage(request.headers['accept-language']))
}
