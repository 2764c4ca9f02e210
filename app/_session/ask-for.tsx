'use client'
import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react'
import { useRefusalText } from '@/app/_i18n/refusal'
import type { Ack } from '@/domain/protocol/messages'
import type { RoomId } from '@/domain/protocol/standing'
import type { SessionCommand } from '@/domain/session'
import { useDriver } from './hooks'

interface Refusal {
  readonly id: number
  readonly sentence: string
}

const Show = createContext<(sentence: string) => void>(() => {})
const STAYS = 6_000

/** Shows why something was not done, for a moment, and says it. */
export function Refusals({ children }: { readonly children: ReactNode }) {
  const [shown, setShown] = useState<Refusal | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const show = useCallback((sentence: string) => {
    setShown({ id: Math.random(), sentence })
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setShown(null), STAYS)
  }, [])
  return (
    <Show value={show}>
      {children}
      <div
        role="alert"
        aria-live="assertive"
        className="pointer-events-none fixed inset-x-4 bottom-28 z-40 grid justify-items-center"
      >
        {shown && (
          <p
            key={shown.id}
            className="pointer-events-auto max-w-md rounded-md bg-ink px-4 py-3 text-panel font-semibold wrap-anywhere text-paper shadow-card"
          >
            {shown.sentence}
          </p>
        )}
      </div>
    </Show>
  )
}

export const useShowRefusal = () => useContext(Show)

/** Sends a command, to the room that the page shows or to another; a refusal is shown. Answers what became of it. In a replay nothing is sent. */
export function useAsk(): (command: SessionCommand, room?: RoomId) => Promise<Ack> {
  const { send } = useDriver()
  const show = useShowRefusal()
  const text = useRefusalText()
  return async (command, room) => {
    if (!send) return { ok: false, code: 'forbidden' }
    const ack = await send(command, room)
    if (!ack.ok) show(text(ack.code, ack.params))
    return ack
  }
}
