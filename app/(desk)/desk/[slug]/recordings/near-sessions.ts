export interface SessionHere {
  readonly id: string
  readonly title: string
  readonly phase: string
}

/** So many are seen at once. */
const MOST = 4

/** The sessions that run, come next, or were last, and all others, both in the order of the programme. */
export function nearAndOthers<S extends SessionHere>(
  sessions: readonly S[],
): { readonly near: readonly S[]; readonly others: readonly S[] } {
  if (sessions.length <= MOST) return { near: sessions, others: [] }
  const running = sessions.filter(({ phase }) => phase === 'live' || phase === 'open')
  const coming = sessions.filter(({ phase }) => phase === 'planned')
  const over = sessions.filter(({ phase }) => phase === 'ended').toReversed()
  const near = new Set([...running, ...coming, ...over].slice(0, MOST))
  return {
    near: sessions.filter((session) => near.has(session)),
    others: sessions.filter((session) => !near.has(session)),
  }
}
