import { useEffect, useRef } from 'react'
import type { Clock } from './clock'
import { JUMP } from './play-controls'
import { stepSpeed } from './speed'

const STEP = 5_000
const LOUDER = 0.05

/** What keys do besides moving the clock; left out where there is no such thing. */
export interface KeyActions {
  readonly fullScreen?: () => void
  readonly mute?: () => void
  readonly captions?: () => void
  /** By so much, of one. */
  readonly volume?: (by: number) => void
}

type Act = (clock: Clock, actions: KeyActions) => void
const by =
  (ms: number): Act =>
  (clock) =>
    clock.seek(clock.playback.get().position + ms)
const toggle: Act = (clock) => (clock.playback.get().isPlaying ? clock.pause() : clock.play())

const toTenth =
  (tenth: number): Act =>
  (clock) =>
    clock.seek((clock.playback.get().length * tenth) / 10)

/** As in known players. */
const KEYS: Readonly<Record<string, Act>> = {
  ...Object.fromEntries(Array.from({ length: 10 }, (_, tenth) => [String(tenth), toTenth(tenth)])),
  ' ': toggle,
  k: toggle,
  j: by(-JUMP),
  l: by(JUMP),
  ArrowLeft: by(-STEP),
  ArrowRight: by(STEP),
  ArrowUp: (_clock, { volume }) => volume?.(LOUDER),
  ArrowDown: (_clock, { volume }) => volume?.(-LOUDER),
  '<': (clock) => stepSpeed(clock, -1),
  '>': (clock) => stepSpeed(clock, 1),
  Home: (clock) => clock.seek(0),
  End: (clock) => clock.seek(clock.playback.get().length),
  f: (_clock, { fullScreen }) => fullScreen?.(),
  m: (_clock, { mute }) => mute?.(),
  c: (_clock, { captions }) => captions?.(),
}

/** Keys that these need for themselves. */
const TAKEN: readonly (readonly [selector: string, keys: RegExp])[] = [
  ['input:not([type=range]), textarea, select, [contenteditable=true]', /./],
  ['[role=dialog], [role=dialog] *, [role=alertdialog], [role=alertdialog] *, [role=menu], [role=menu] *', /./],
  ['button, a, summary', /^( |Enter)$/],
  ['input[type=range], [role=tab], [tabindex="0"]', /^(Arrow|Home|End)/],
]

/** Which key of a player somebody meant; null if it was meant for what has the focus, or for the browser. */
function keyFor({ key, target, altKey, ctrlKey, metaKey }: KeyboardEvent): string | null {
  if (altKey || ctrlKey || metaKey) return null
  const name = key.length === 1 ? key.toLowerCase() : key
  if (!Object.hasOwn(KEYS, name)) return null
  const isTaken =
    target instanceof Element && TAKEN.some(([selector, keys]) => target.matches(selector) && keys.test(key))
  return isTaken ? null : name
}

/** Moves a clock by the keyboard, wherever on the page the focus is. */
export function useKeys(clock: Clock, actions: KeyActions) {
  const latest = useRef(actions)
  latest.current = actions
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const name = event.defaultPrevented ? null : keyFor(event)
      if (name === null) return
      event.preventDefault()
      KEYS[name]!(clock, latest.current)
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [clock])
}
