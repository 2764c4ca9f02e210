import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Logger } from 'pino'

/** What a route answers. Everything is personal and stored nowhere on the way, unless it says otherwise. */
export interface Answer {
  readonly status: number
  readonly body: unknown
  /** Everybody gets the same: caches may keep it for so many seconds. */
  readonly publicFor?: number
  /** Worth packing, and nothing in it that another site could find out by its length. */
  readonly long?: boolean
}
export type Route = (request: IncomingMessage, url: URL) => Promise<Answer>
/** `GET /rt/entry` → what answers it. */
export type Routes = Readonly<Record<string, Route>>

export const ok = (body: unknown): Answer => ({ status: 200, body })
export const failed = (status: number, code: string): Answer => ({ status, body: { code } })

const LARGEST_BODY = 64_000

export class BodyTooLarge extends Error {
  override name = 'BodyTooLarge'
}

/**
 * The whole body as text.
 * @throws BodyTooLarge beyond 64 kB
 */
export async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request) {
    bytes += (chunk as Buffer).length
    if (bytes > LARGEST_BODY) throw new BodyTooLarge()
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** Answers requests by a table of routes. What is not in it is not there. */
export const serve = (routes: Routes, logger: Logger) => async (request: IncomingMessage, response: ServerResponse) => {
  const { status, body, publicFor, long } = await answer(routes, request).catch((error): Answer => {
    if (error instanceof BodyTooLarge) return failed(413, 'malformed')
    logger.error({ err: error, path: request.url?.split('?')[0] }, 'a request broke')
    return failed(503, 'unavailable')
  })
  const text = JSON.stringify(body)
  const packed = long && text.length > WORTH_PACKING && acceptsGzip(request) ? await pack(text) : null
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': publicFor === undefined ? 'private, no-store' : `public, max-age=${publicFor}`,
    'x-content-type-options': 'nosniff',
    ...(long && { vary: 'accept-encoding' }),
    ...(packed && { 'content-encoding': 'gzip' }),
  })
  response.end(request.method === 'HEAD' ? undefined : (packed ?? text))
}

const WORTH_PACKING = 2_000
const pack = promisify(gzip)
const acceptsGzip = ({ headers }: IncomingMessage) => /\bgzip\b/.test(String(headers['accept-encoding'] ?? ''))

async function answer(routes: Routes, request: IncomingMessage): Promise<Answer> {
  // An absolute address in the request line asks for a proxy, and this is none.
  if (!request.url?.startsWith('/') || request.url.startsWith('//')) return failed(400, 'malformed')
  const url = new URL(request.url, 'http://live.invalid')
  const method = request.method === 'HEAD' ? 'GET' : request.method
  const route = Object.hasOwn(routes, `${method} ${url.pathname}`) ? routes[`${method} ${url.pathname}`] : undefined
  return route ? route(request, url) : failed(404, 'not-found')
}
