import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useRefusalText } from '@/app/_i18n/refusal'
import { post } from '@/app/_ui/post'

/** Sends a form of the desk and shows what came of it; a refused field keeps what was typed. */
export function useForm<T>(path: string, done: (result: T) => void) {
  const router = useRouter()
  const text = useRefusalText()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<{ code: string; field: string | undefined } | null>(null)
  return {
    busy,
    /** What is wrong with the form as a whole. */
    problem: problem && !problem.field ? text(problem.code) : null,
    /** What is wrong with a field, or with something in it. */
    errorOf: (field: string) =>
      problem && `${problem.field}.`.startsWith(`${field}.`) ? { error: text(problem.code) } : {},
    /** What was wrong may be elsewhere now. */
    forgive: () => setProblem(null),
    /** Resolves to whether it was taken. */
    send: async (fields: unknown): Promise<boolean> => {
      setBusy(true)
      const posted = await post<T>(path, fields)
      setBusy(false)
      setProblem(posted.ok ? null : posted)
      if (!posted.ok) return false
      router.refresh()
      done(posted.result)
      return true
    },
  }
}

/** The texts of a form, trimmed. */
export const textsOf = (form: HTMLFormElement): Record<string, string> =>
  Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value).trim()]))
