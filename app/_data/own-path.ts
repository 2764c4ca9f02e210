/** A path of our own out of something that a request says, or the fallback. `//evil`, `/\evil` and other addresses are not. */
export function ownPath(wanted: string | null | undefined, fallback = '/'): string {
  if (!wanted?.startsWith('/') || /[\\\p{Cc}]/u.test(wanted)) return fallback
  const url = new URL(wanted, 'http://own.invalid')
  return url.origin === 'http://own.invalid' && !wanted.startsWith('//')
    ? `${url.pathname}${url.search}${url.hash}`
    : fallback
}
