import { type Clock, SPEEDS } from './clock'

const KEY = 'auftakt-speed'

/** Goes as fast as somebody wanted last in this browser, and keeps what they want from now on. Answers how to end that. */
export function keepSpeed(clock: Clock): () => void {
  const wanted = kept()
  if (wanted !== null) clock.setSpeed(wanted)
  let known = clock.playback.get().speed
  return clock.playback.subscribe(() => {
    const { speed } = clock.playback.get()
    if (speed !== known) keep(speed)
    known = speed
  })
}

function kept(): number | null {
  try {
    const speed = Number(localStorage.getItem(KEY))
    return SPEEDS.find((each) => each === speed) ?? null
  } catch {
    return null
  }
}

function keep(speed: number) {
  try {
    localStorage.setItem(KEY, String(speed))
  } catch {
    // then it lasts as long as the page
  }
}
