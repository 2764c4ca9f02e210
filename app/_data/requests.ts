import 'server-only'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type * as z from 'zod'
import { ownOrigins } from './settings'

/** An answer that is no success: a stable code, translated in the browser. */
export class Answer extends Error {
  override name = 'Answer'
  constructor(
    readonly status: number,
    readonly code: string,
    /** The field of the form that is concerned. */
    readonly field?: string,
  ) {
    super(code)
  }
}

const LARGEST_BODY = 64_000
const NO_STORE = { 'cache-control': 'private, no-store' }

/** What is said of a field that does not fit; without an entry it is `malformed`. `*` stands for a place in a list. */
export type FieldCodes = Readonly<Record<string, string>>

/**
 * Makes a route out of a function that changes something: only from our own pages, only JSON that fits and is no larger
 * than `largest` (UTF-16 units), and every refusal is a code.
 */
export const changing =
  <S extends z.ZodType, P = unknown>(
    schema: S,
    change: (input: z.output<S>, request: Request, params: P) => Promise<unknown>,
    codes: FieldCodes = {},
    largest = LARGEST_BODY,
  ) =>
  async (request: Request, context: { params: Promise<P> }): Promise<Response> => {
    try {
      if (!ownOrigins().includes(request.headers.get('origin') ?? '')) throw new Answer(403, 'forbidden')
      const parsed = schema.safeParse(await bodyOf(request, largest))
      if (!parsed.success) {
        const path = parsed.error.issues[0]?.path ?? []
        const kind = path.map((step) => (typeof step === 'number' ? '*' : step)).join('.')
        throw new Answer(400, codes[kind] ?? 'malformed', path.join('.'))
      }
      const result = await change(parsed.data, request, await context.params)
      return result instanceof Response ? result : Response.json(result ?? {}, { headers: NO_STORE })
    } catch (error) {
      return refusal(error)
    }
  }

/** Makes a route out of a function that reads something for whoever may; every refusal is a code. */
export const reading =
  <P>(read: (query: URLSearchParams, params: P) => Promise<unknown>) =>
  async (request: Request, context: { params: Promise<P> }): Promise<Response> => {
    try {
      const result = await read(new URL(request.url).searchParams, await context.params)
      return result instanceof Response ? result : Response.json(result, { headers: NO_STORE })
    } catch (error) {
      return refusal(error)
    }
  }

function refusal(error: unknown): Response {
  if (!(error instanceof Answer)) throw error
  return Response.json({ code: error.code, field: error.field }, { status: error.status, headers: NO_STORE })
}

/** UTF-8 may take so many bytes for each unit of UTF-16. */
const WIDEST = 3

async function bodyOf(request: Request, largest: number): Promise<unknown> {
  const text = await textOf(request, largest * WIDEST)
  if (text.length > largest) throw new Answer(413, 'malformed')
  try {
    return JSON.parse(text)
  } catch {
    throw new Answer(400, 'malformed')
  }
}

/** What is too long is not read to its end. */
async function textOf({ body }: Request, mostBytes: number): Promise<string> {
  const decoder = new TextDecoder()
  let [text, bytes] = ['', 0]
  // Of Node.js, where a body can be iterated.
  for await (const chunk of (body ?? []) as unknown as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength
    if (bytes > mostBytes) throw new Answer(413, 'malformed')
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

export const addressOf = (request: Request): string =>
  request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? 'unknown'

/** Holds back whoever tries too often from one address. A town hall shares one, so only what is suspicious is counted closely. */
export const limiter = (name: string, points: number, seconds: number) => {
  const consume = limiterOf(name, points, seconds)
  return (request: Request): Promise<void> => consume(addressOf(request))
}

/**
 * Holds back what is done too often with the same key. It forgets in a restart.
 * @throws Answer
 */
export function limiterOf(name: string, points: number, seconds: number) {
  const limit = new RateLimiterMemory({ keyPrefix: name, points, duration: seconds })
  return async (key: string): Promise<void> => {
    try {
      await limit.consume(key)
    } catch (reason) {
      if (reason instanceof RateLimiterRes) throw new Answer(429, 'too-fast')
      throw reason
    }
  }
}
