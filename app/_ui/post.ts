/** An answer to a form: done, or a stable code and the field that it concerns. */
export type Posted<T> =
  | { readonly ok: true; readonly result: T }
  | { readonly ok: false; readonly code: string; readonly field: string | undefined }

const PATIENCE = 20_000

/** Sends a change to one of our own routes. It does not throw: without a line the code is `offline`. */
export async function post<T = Record<string, never>>(path: string, body: unknown): Promise<Posted<T>> {
  try {
    const answer = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE),
    })
    const result = (await answer.json().catch(() => ({}))) as T & { code?: string; field?: string }
    return answer.ok ? { ok: true, result } : { ok: false, code: result.code ?? 'unavailable', field: result.field }
  } catch {
    return { ok: false, code: 'offline', field: undefined }
  }
}
