import { useMemo } from 'react'
import { useHistory, useSlice } from '@/app/_session/hooks'
import type { Message } from '@/domain/features/chat'

/** All messages that are held: the window, or what was loaded beyond it. */
export function useMessages(): {
  readonly messages: readonly Message[]
  readonly more: boolean
  readonly loading: boolean
} {
  const { latest } = useSlice('chat').all
  const history = useHistory('chat')
  return useMemo(() => {
    if (!history || history.all.latest.length === 0)
      return { messages: latest, more: true, loading: history?.loading ?? false }
    return { messages: history.all.latest, more: history.more, loading: history.loading }
  }, [latest, history])
}
