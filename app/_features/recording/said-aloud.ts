import { useEffect, useRef } from 'react'
import { useLocale } from 'use-intl/react'
import { useMedia } from '@/app/_media/media-provider'

/** Says a sentence aloud, once, where and as soon as the session is heard: whoever only listens must know it too. */
export function useSaidAloud(sentence: string) {
  const language = useLocale().split('-')[0]!
  const isHeard = useMedia(({ status, needsClick }) => status === 'connected' && !needsClick)
  const isSaid = useRef(false)
  useEffect(() => {
    if (!isHeard || isSaid.current) return
    isSaid.current = true
    void say(sentence, language)
  }, [sentence, language, isHeard])
}

/** Without a voice for the language it is better read than mangled. */
async function say(sentence: string, language: string) {
  const voice = await voiceFor(language)
  if (!voice) return
  const said = new SpeechSynthesisUtterance(sentence)
  said.voice = voice
  said.lang = voice.lang
  speechSynthesis.speak(said)
}

const VOICES_COME_WITHIN = 3_000

/** Browsers bring their voices when they were first asked for. */
async function voiceFor(language: string): Promise<SpeechSynthesisVoice | undefined> {
  if (typeof speechSynthesis === 'undefined') return undefined
  const find = () => speechSynthesis.getVoices().find(({ lang }) => lang.toLowerCase().startsWith(language))
  if (speechSynthesis.getVoices().length > 0) return find()
  await new Promise((resolve) => {
    speechSynthesis.addEventListener('voiceschanged', resolve, { once: true })
    setTimeout(resolve, VOICES_COME_WITHIN)
  })
  return find()
}
