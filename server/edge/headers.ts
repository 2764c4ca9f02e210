import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'

/** Headers that only the parts themselves may set: from outside they would pass for ours. */
const OURS =
  /^(x-middleware-|x-nextjs-|x-forwarded-|x-real-ip$|forwarded$|next-action$|x-nonce$|content-security-policy$)/

/** What a part gets to see of a request's headers: nothing forged, and where the request really came from. */
export function incomingHeaders({ headers, socket }: IncomingMessage, publicUrl: string): IncomingHttpHeaders {
  const kept = Object.fromEntries(Object.entries(headers).filter(([name]) => !OURS.test(name)))
  const { host, protocol } = new URL(publicUrl)
  return {
    ...kept,
    'x-forwarded-for': addressOf(headers, socket.remoteAddress ?? ''),
    'x-forwarded-host': host,
    'x-forwarded-proto': protocol.slice(0, -1),
  }
}

/** A reverse proxy on this machine is believed; it appends the address that it saw. */
function addressOf(headers: IncomingHttpHeaders, remote: string): string {
  const isLocal = remote === '127.0.0.1' || remote === '::1' || remote === '::ffff:127.0.0.1'
  const forwarded = headers['x-forwarded-for']
  const seen = Array.isArray(forwarded) ? forwarded.at(-1) : forwarded?.split(',').at(-1)?.trim()
  return isLocal && seen ? seen : remote
}
