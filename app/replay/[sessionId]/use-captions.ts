import { useEffect, useState } from 'react'
import type { Who } from '@/app/_player/watching'
import { ask } from '@/app/_session/live-http'
import { persistently } from '@/app/_ui/persistently'
import type { Cue } from '@/domain/recording/captions'
import type { Replaying } from './replaying'

const KEY = 'auftakt-captions'

/** What is said in a recording, in one language; null while it is on its way, or there is none. */
export function useCues({ recording }: Replaying, { sessionId, seat }: Who, language: string | null) {
  const [cues, setCues] = useState<{ readonly of: string; readonly cues: readonly Cue[] } | null>(null)
  const id = recording?.id
  useEffect(() => {
    if (id === undefined || language === null) return
    let gone = false
    persistently(() =>
      ask<{ cues: readonly Cue[] }>('captions', { session: sessionId, seat, recording: id, language }),
    ).then(
      (found) => !gone && setCues({ of: `${id} ${language}`, cues: found.cues }),
      () => {},
    )
    return () => {
      gone = true
    }
  }, [id, sessionId, seat, language])
  return cues?.of === `${id} ${language}` ? cues.cues : null
}

/** Shows captions on the picture, by the browser's own means: they go along into full screen and into a picture in the picture. */
export function useCaptionsOn(video: HTMLVideoElement | null, cues: readonly Cue[] | null, language: string | null) {
  useEffect(() => {
    if (!video || !cues || language === null) return
    const track =
      [...video.textTracks].find((each) => each.language === language) ?? video.addTextTrack('captions', '', language)
    if (!track.cues?.length)
      for (const { from, until, text } of cues) track.addCue(new VTTCue(from, until, asMarked(text)))
    track.mode = 'showing'
    return () => {
      track.mode = 'disabled'
    }
  }, [video, cues, language])
}

/** Browsers take the text of a cue for marked text. */
const asMarked = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** The language of captions, remembered in this browser; null for none. */
export function useCaptionLanguage(languages: readonly string[], preferred: string) {
  const [wanted, setWanted] = useState<string | null>(() => remembered(KEY))
  const fitting = wanted === null ? null : (languages.find((each) => each === wanted) ?? null)
  const choose = (language: string | null) => {
    setWanted(language)
    remember(KEY, language)
  }
  const toggle = () =>
    choose(fitting === null ? (languages.find((each) => each === preferred) ?? languages[0] ?? null) : null)
  return { language: fitting, choose, toggle }
}

function remembered(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function remember(key: string, value: string | null) {
  try {
    if (value === null) localStorage.removeItem(key)
    else localStorage.setItem(key, value)
  } catch {
    // then it lasts as long as the page
  }
}
