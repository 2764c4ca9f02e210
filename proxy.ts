import { type NextRequest, NextResponse } from 'next/server'

/** Gives every page a content security policy with a nonce of its own. Rights are not decided here. */
export function proxy(request: NextRequest) {
  const nonce = crypto.randomUUID().replaceAll('-', '')
  const policy = contentSecurityPolicy(
    nonce,
    process.env.NODE_ENV === 'development',
    process.env.LIVEKIT_PUBLIC_URL ?? process.env.LIVEKIT_URL,
    request.nextUrl.pathname.startsWith('/program/'),
  )
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set('content-security-policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  return response
}

function contentSecurityPolicy(
  nonce: string,
  developing: boolean,
  livekit: string | undefined,
  filmed: boolean,
): string {
  // A LiveKit of the operator's own lies elsewhere; ours is reached through this origin.
  const media =
    livekit && !livekit.startsWith('/') ? ` ${livekit.replace(/^http/, 'ws')} ${livekit.replace(/^ws/, 'http')}` : ''
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${developing ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob: mediastream:",
    "font-src 'self'",
    // The program hands its film to the recorder on its own machine.
    `connect-src 'self'${media}${filmed ? ' ws://127.0.0.1:*' : ''}`,
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

export const config = {
  matcher: [
    {
      source: '/((?!_next/static|_next/image|api/|favicon.ico|icon).*)',
      missing: [{ type: 'header', key: 'next-router-prefetch' }],
    },
  ],
}
