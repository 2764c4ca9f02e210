'use client'
import { Suspense, useEffect, useState } from 'react'
import type { Pending } from '@/app/_session/driver'
import { useDriver, useRoom } from '@/app/_session/hooks'
import { persistently } from '@/app/_ui/persistently'
import type { RoomId } from '@/domain/protocol/standing'
import { lazily } from './lazily'

const LostWords = lazily(() => import('./lost-words').then((module) => module.LostWords))

interface Piece {
  readonly room: RoomId
  readonly update: string
}

/**
 * What was on its way when the room closed goes to the room's card instead: nobody loses a word because their line was
 * gone. What cannot be saved anywhere is given back.
 */
export function LateWords() {
  const late = useLate()
  const [lost, setLost] = useState('')
  useEffect(() => {
    if (late.lost.length > 0) void wordsOf(late.lost).then(setLost)
  }, [late.lost])
  if (lost === '') return null
  const forget = () => {
    late.forget()
    setLost('')
  }
  return (
    <Suspense>
      <LostWords words={lost} onForget={forget} />
    </Suspense>
  )
}

function useLate() {
  const { send, whenRefused } = useDriver()
  const room = useRoom()
  const [waiting, setWaiting] = useState<readonly Piece[]>([])
  const [lost, setLost] = useState<readonly Piece[]>([])
  useEffect(
    () =>
      whenRefused((pending, { code }) => {
        const piece = pieceIn(pending)
        // Moved once more on the way: the card is the same everywhere.
        if (piece) (code === 'rooms/moved' ? setWaiting : setLost)((some) => [...some, piece])
      }),
    [whenRefused],
  )
  useEffect(() => {
    const due = waiting.filter((piece) => piece.room !== room)
    if (due.length === 0 || !send) return
    setWaiting((some) => some.filter((piece) => !due.includes(piece)))
    for (const { room: card, update } of due) void send({ type: 'harvest.append', data: { card, update } })
  }, [waiting, room, send])
  return { lost, forget: () => setLost([]) }
}

function pieceIn({ command, room }: Pending): Piece | null {
  if (command.type === 'workbook.write') return { room, update: command.data.update }
  return command.type === 'harvest.append' ? { room: command.data.card, update: command.data.update } : null
}

const wordsOf = async (pieces: readonly Piece[]): Promise<string> => {
  const { wordsIn } = await persistently(() => import('./document'))
  return pieces
    .map(({ update }) => wordsIn(update))
    .filter(Boolean)
    .join('\n')
}
