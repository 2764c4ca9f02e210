/** The path of the socket, behind the same origin as the page. */
export const SOCKET_PATH = '/rt/socket'

/** An answer of `live` that is no success; `code` is stable and translated. */
export class Refused extends Error {
  override name = 'Refused'
  constructor(
    readonly code: string,
    readonly status: number,
  ) {
    super(code)
  }
}

export type Query = Readonly<Record<string, string | number | null | undefined>>

/**
 * Asks `live` for something beside the stream of frames.
 * @throws Refused with the answer's code; `offline` when there was none
 */
export async function ask<T>(
  what: 'entry' | 'media' | 'people' | 'history' | 'recordings' | 'replay' | 'find' | 'captions' | 'card' | 'cards',
  query: Query,
): Promise<T> {
  const set = Object.entries(query).filter(([, value]) => value != null) as [string, string][]
  const answer = await fetch(
    `/rt/${what}?${new URLSearchParams(set.map(([name, value]) => [name, String(value)]))}`,
  ).catch(() => {
    throw new Refused('offline', 0)
  })
  const body = (await answer.json().catch(() => ({}))) as T & { code?: string }
  if (!answer.ok) throw new Refused(body.code ?? 'unavailable', answer.status)
  return body
}
