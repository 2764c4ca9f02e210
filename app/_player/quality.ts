import { Value } from '@/app/_session/value'
import type { BytesAnHour, Offer } from '@/domain/recording/renditions'

/** `automatic` is as good as the line allows. */
export const QUALITIES = ['automatic', 'high', 'low'] as const
export type Quality = (typeof QUALITIES)[number]

const KEY = 'auftakt-quality'
const OFFERS: Readonly<Record<Quality, Offer>> = { automatic: 'auto', high: 'high', low: 'small' }

/** How somebody wants to watch: in a quality, which is remembered in this browser, or with the sound alone. */
export class Wish {
  readonly quality = new Value<Quality>(remembered() ?? (savesData() ? 'low' : 'automatic'))
  readonly audioOnly = new Value(false)

  choose(quality: Quality) {
    remember(quality)
    this.quality.set(quality)
  }

  /** What is played of what there is. */
  of(there: BytesAnHour): Offer {
    if (this.audioOnly.get() && there.sound !== null) return 'sound'
    return there.small === null ? 'high' : OFFERS[this.quality.get()]
  }
}

/** What a browser tells of the line, where it does. */
interface Telling {
  readonly connection?: { readonly saveData?: boolean }
}

/** Whether somebody told their browser to use little. */
const savesData = (): boolean => (navigator as Telling).connection?.saveData === true

function remembered(): Quality | null {
  try {
    const kept = localStorage.getItem(KEY)
    return QUALITIES.find((each) => each === kept) ?? null
  } catch {
    return null
  }
}

function remember(quality: Quality) {
  try {
    localStorage.setItem(KEY, quality)
  } catch {
    // then it lasts as long as the page
  }
}
