import type { IncomingMessage } from 'node:http'

export type Target =
  | { readonly part: 'live' | 'web' | 'livekit'; readonly path: string; readonly upgrades: boolean }
  | { readonly part: 'files' | 'media'; readonly path: string }
  | { readonly part: 'nowhere'; readonly status: 400 | 404 }

const FILES = '/_next/static/'
const SIGNALLING = '/livekit'
const MEDIA = '/media/'
/** Segments by which a path would name another one. */
const DOTS = /\/(\.|%2e){1,2}(\/|$)/i

/**
 * Which part answers a request. Only known paths may upgrade to a WebSocket; of LiveKit only signalling is reachable,
 * never its administration (`/twirp`).
 */
export function targetOf({ url, method }: Pick<IncomingMessage, 'url' | 'method'>, withFiles: boolean): Target {
  // An absolute address in the request line asks for a proxy, two slashes for another host.
  if (!url?.startsWith('/') || url.startsWith('//') || url.includes('\\')) return { part: 'nowhere', status: 400 }
  const [pathname] = url.split('?', 1) as [string]
  // Whatever is wrong with an address of media, it is not there.
  if (DOTS.test(pathname)) return { part: 'nowhere', status: pathname.startsWith(MEDIA) ? 404 : 400 }
  if (pathname === '/api/health') return { part: 'live', path: url, upgrades: false }
  if (pathname.startsWith('/rt/internal') || pathname === '/rt/command') return { part: 'nowhere', status: 404 }
  if (pathname.startsWith('/rt/')) return { part: 'live', path: url, upgrades: pathname === '/rt/socket/' }
  if (pathname.startsWith(`${SIGNALLING}/`)) return signalling(url.slice(SIGNALLING.length), method)
  if (pathname.startsWith(MEDIA)) return { part: 'media', path: url }
  if (withFiles && pathname.startsWith(FILES)) return { part: 'files', path: url.slice(FILES.length - 1) }
  return { part: 'web', path: url, upgrades: !withFiles && pathname.startsWith('/_next/') }
}

function signalling(path: string, method: string | undefined): Target {
  const [pathname] = path.split('?', 1) as [string]
  const known = /^\/rtc(\/v1)?(\/validate)?$/.test(pathname)
  return known && method === 'GET' ? { part: 'livekit', path, upgrades: true } : { part: 'nowhere', status: 404 }
}
