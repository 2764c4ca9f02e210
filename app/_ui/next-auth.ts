/** Talks to next-auth's routes as its own pages do: with the token that it hands out to this browser. */
export async function nextAuth(
  path: string,
  fields: Readonly<Record<string, string>>,
): Promise<{ readonly url: string } | null> {
  try {
    const { csrfToken } = (await (await fetch('/api/auth/csrf')).json()) as { csrfToken: string }
    const answer = await fetch(`/api/auth/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ ...fields, csrfToken, json: 'true' }),
    })
    return answer.ok ? ((await answer.json()) as { url: string }) : null
  } catch {
    return null
  }
}
