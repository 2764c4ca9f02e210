'use client'
import { useEffect, useState } from 'react'
import { buttonClass } from './_ui/button'

/** Without any message catalogue, because that may be what broke; and with a fresh page, because a part of it may be gone. */
const TEXTS = {
  de: {
    title: 'Etwas ist schiefgegangen.',
    text: 'Nichts, was Sie gesendet haben, ist verloren.',
    again: 'Noch einmal versuchen',
  },
  en: { title: 'Something went wrong.', text: 'Nothing you sent is lost.', again: 'Try again' },
}

export default function ErrorPage() {
  const [texts, setTexts] = useState(TEXTS.en)
  useEffect(() => setTexts(document.documentElement.lang === 'de' ? TEXTS.de : TEXTS.en), [])
  return (
    <main className="grid min-h-dvh place-content-center justify-items-center gap-4 p-6 text-center">
      <h1 className="text-page font-bold">{texts.title}</h1>
      <p>{texts.text}</p>
      <button type="button" className={buttonClass({ look: 'main' })} onClick={() => window.location.reload()}>
        {texts.again}
      </button>
    </main>
  )
}
