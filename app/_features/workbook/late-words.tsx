'use client'
import { Suspense, useEffect, useState, useSyncExternalStore } from 'react'
import { useDriver, useRoom } from '@/app/_session/hooks'
import { persistently } from '@/app/_ui/persistently'
import { LatePieces, type Lost, NOTHING_LOST } from './late-pieces'
import { lazily } from './lazily'

const LostWords = lazily(() => import('./lost-words').then((module) => module.LostWords))

/** Sees that what was written reaches its workbook or its card; what cannot be saved anywhere is given back. */
export function LateWords() {
  const late = useLatePieces()
  const lost = useSyncExternalStore(
    late?.lost.subscribe ?? NEVER,
    () => late?.lost.get() ?? NOTHING_LOST,
    () => NOTHING_LOST,
  )
  const [words, setWords] = useState('')
  useEffect(() => {
    let isOver = false
    const show = (text: string) => {
      if (!isOver) setWords(text)
    }
    if (lost.refused.length === 0) show('')
    else void wordsOf(lost).then(show)
    return () => {
      isOver = true
    }
  }, [lost])
  if (words === '' || !late) return null
  return (
    <Suspense>
      <LostWords words={words} onForget={late.forget} />
    </Suspense>
  )
}
const NEVER = () => () => {}

function useLatePieces(): LatePieces | null {
  const driver = useDriver()
  const room = useRoom()
  const [late, setLate] = useState<LatePieces | null>(null)
  useEffect(() => {
    const made = new LatePieces(driver)
    setLate(made)
    return () => made.close()
  }, [driver])
  useEffect(() => late?.showing(room), [late, room])
  return late
}

async function wordsOf(lost: Lost): Promise<string> {
  const { wordsLostWith } = await persistently(() => import('./document'))
  return wordsLostWith(lost)
}
