'use client'
import { useEffect, useMemo, useRef } from 'react'
import { useTranslations } from 'use-intl/react'
import type { Look, Words } from '@/app/_program/look'
import { Program } from '@/app/_program/program'

interface Props {
  readonly sessionId: string
  readonly programKey: string
  readonly domainVersion: string
  readonly look: Look
  /** ISO 639-1. */
  readonly language: string
}

/** The canvas that is filmed. `#<port>/<secret>` says where the recorder listens on this machine. */
export function Screen({ sessionId, programKey, domainVersion, look, language }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const words = useWords(language)
  const begun = useRef(false)
  useEffect(() => {
    if (begun.current) return
    begun.current = true
    const [, port, secret] = /^#(\d+)\/([\w-]+)$/.exec(location.hash) ?? []
    const capture = port && secret ? `ws://127.0.0.1:${port}/capture/${secret}` : null
    const program = new Program(canvas.current!, { sessionId, domainVersion, key: programKey, capture, look, words })
    void program.start()
  }, [sessionId, domainVersion, programKey, look, words])
  return <canvas ref={canvas} className="fixed top-0 left-0 block bg-stage" />
}

function useWords(language: string): Words {
  const t = useTranslations('program')
  const session = useTranslations('session')
  const stage = useTranslations('stage')
  return useMemo(
    () => ({
      startsSoon: t('startsSoon'),
      paused: t('paused'),
      inRooms: t('inRooms'),
      empty: t('empty'),
      question: t('question'),
      announcement: t('announcement'),
      notCaptured: t('notCaptured'),
      nameHidden: session('nameHidden'),
      somebody: session('somebody'),
      screenOf: (name) => stage('screenOf', { name }),
      partnership: (name) => stage('partnership', { name }),
      language,
    }),
    [t, session, stage, language],
  )
}
