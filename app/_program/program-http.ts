import { type Report, reportOn, type WrittenCard } from './report'

const ask = async <T>(what: 'media' | 'card', query: Readonly<Record<string, string>>): Promise<T | null> => {
  const answer = await fetch(`/rt/program/${what}?${new URLSearchParams(query)}`).catch(() => null)
  return answer?.ok ? ((await answer.json()) as T) : null
}

type Pass = { readonly ok: true; readonly url: string; readonly token: string } | { readonly ok: false }

/** The way into the media room; null while there is none. */
export async function fetchPass(session: string, key: string) {
  const pass = await ask<Pass>('media', { session, key })
  return pass?.ok ? pass : null
}

/** What is written on a card of the harvest; null when nobody answers. */
export async function fetchReport(
  session: string,
  key: string,
  card: string,
  language: string,
): Promise<Report | null> {
  const page = await ask<WrittenCard>('card', { session, key, card })
  return page && reportOn(page, language)
}
