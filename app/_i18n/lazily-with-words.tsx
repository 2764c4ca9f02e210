'use client'
import { type ComponentType, type ReactNode, use, useMemo } from 'react'
import { useLocale, useMessages } from 'use-intl/react'
import { lazily } from '@/app/_ui/lazily'
import { persistently } from '@/app/_ui/persistently'
import { type Locale, languageOf } from './locales'
import type { Messages } from './messages'
import { Language } from './provider'

type Words = (locale: Locale) => Promise<object>

/**
 * Makes a `lazily` for a feature whose words are not in the page: they come with the first of its parts, and in another
 * language when the page changes to it.
 * @param load the feature's messages in a language, as a part of the build
 */
export function lazilyWithWords(
  namespace: keyof Messages,
  load: (locale: Locale) => Promise<{ readonly default: object }>,
) {
  const words = once((locale) => persistently(() => load(locale)).then((module) => module.default))
  return <P extends object>(part: () => Promise<ComponentType<P>>) =>
    lazily<P>(async () => {
      const [Part] = await Promise.all([part(), words(document.documentElement.lang as Locale)])
      return (props) => (
        <WithWords namespace={namespace} words={words}>
          <Part {...props} />
        </WithWords>
      )
    })
}

/** The same promise each time, as `use` wants it. */
function once(load: Words): Words {
  const known = new Map<Locale, Promise<object>>()
  return (locale) => {
    const words = known.get(locale) ?? load(locale)
    known.set(locale, words)
    return words
  }
}

interface Props {
  readonly namespace: keyof Messages
  readonly words: Words
  readonly children: ReactNode
}

function WithWords({ namespace, words, children }: Props) {
  const locale = languageOf(useLocale())
  const others = useMessages()
  const own = use(words(locale))
  const messages = useMemo(() => ({ ...others, [namespace]: own }), [others, namespace, own])
  return (
    <Language locale={locale} messages={messages}>
      {children}
    </Language>
  )
}
