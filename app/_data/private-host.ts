import { BlockList, isIP } from 'node:net'

/** Networks that nobody reaches from outside: this machine, the link, and what stands behind a router. */
const PRIVATE = new BlockList()
for (const [net, prefix] of [
  ...([
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
  ] as const),
  ...([
    ['169.254.0.0', 16],
    ['172.16.0.0', 12],
    ['192.168.0.0', 16],
  ] as const),
] as const)
  PRIVATE.addSubnet(net, prefix, 'ipv4')
for (const [net, prefix] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
] as const)
  PRIVATE.addSubnet(net, prefix, 'ipv6')

/**
 * Whether an address names a host of this machine or of an internal network, by what is written: names are not looked up.
 * @param url with whatever protocol
 */
export function isPrivateHost(url: string): boolean {
  // Only addresses of the web have their numbers written as everybody writes them: 0x7f.1 is 127.0.0.1.
  const asWeb = url.replace(/^[a-z]+:/i, 'http:')
  if (!URL.canParse(asWeb)) return true
  const host = new URL(asWeb).hostname.replace(/^\[|\]$|\.$/g, '')
  const version = isIP(host)
  if (version === 0) return host === 'localhost' || host.endsWith('.localhost')
  return PRIVATE.check(host, version === 4 ? 'ipv4' : 'ipv6')
}
