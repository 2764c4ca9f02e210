import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { authOptions } from '@/app/_data/auth'
import { type Answer, limiter } from '@/app/_data/requests'

type Context = { params: Promise<{ nextauth: string[] }> }

const handle = (request: NextRequest, context: Context): Promise<Response> =>
  NextAuth(request as never, context as never, authOptions())

const notTooManyMails = limiter('sign-in', 20, 10 * 60)

const change = async (request: NextRequest, context: Context): Promise<Response> => {
  const { nextauth } = await context.params
  if (nextauth.join('/') === 'signin/email') {
    const held = await notTooManyMails(request).catch((error: Answer) => error)
    if (held) return Response.json({ code: held.code }, { status: held.status })
  }
  return handle(request, context)
}

export { change as POST, handle as GET }
