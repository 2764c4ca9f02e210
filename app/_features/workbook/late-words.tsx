'use client'
import { Copy, FilePenLine, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import type { Pending } from '@/app/_session/driver'
import { useDriver, useRoom } from '@/app/_session/hooks'
import { Button, IconButton } from '@/app/_ui/button'
import { Notice } from '@/app/_ui/notice'
import { persistently } from '@/app/_ui/persistently'
import type { RoomId } from '@/domain/protocol/standing'

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
  return <LostWords words={lost} onForget={forget} />
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

function LostWords({ words, onForget }: { readonly words: string; readonly onForget: () => void }) {
  const t = useTranslations('workbook')
  const [isCopied, setCopied] = useState(false)
  const copy = () =>
    navigator.clipboard.writeText(words).then(
      () => setCopied(true),
      () => {},
    )
  return (
    <Notice
      tone="warn"
      role="alert"
      icon={<FilePenLine className="size-5 shrink-0" aria-hidden />}
      action={
        <div className="flex gap-1">
          <Button size="small" icon={<Copy className="size-4" aria-hidden />} onClick={() => void copy()}>
            {isCopied ? t('copied') : t('copy')}
          </Button>
          <IconButton label={t('forget')} onClick={onForget}>
            <X className="size-4" aria-hidden />
          </IconButton>
        </div>
      }
    >
      <span className="block">{t('lost')}</span>
      <span className="line-clamp-3 block font-normal whitespace-pre-wrap">{words}</span>
    </Notice>
  )
}
