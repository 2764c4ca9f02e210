import type { Seeded } from '@/tests/support/seeded'

/** What hands do at a keyboard: a letter, or take back the last one. */
export type Stroke = { readonly letter: string } | 'back'

const SLIPS = 0.015

/** The strokes for a text; now and then a finger slips, and the wrong letter is taken back. */
export function strokesFor(text: string, random: Seeded): Stroke[] {
  const letters = [...text]
  return letters.flatMap((letter, i): Stroke[] => {
    const neighbour = letters[i + 1]
    const slips = neighbour !== undefined && /\p{Ll}/u.test(letter) && /\p{Ll}/u.test(neighbour) && random.chance(SLIPS)
    return slips ? [{ letter: neighbour }, 'back', { letter }] : [{ letter }]
  })
}

/** A box on the page, as far as writing needs it: what stands in it, and the caret. */
export class Box {
  value = ''
  selectionStart = 0
  selectionEnd = 0
  readonly ownerDocument = { activeElement: this }

  setSelectionRange(start: number, end: number) {
    this.selectionStart = start
    this.selectionEnd = end
  }

  toEnd() {
    this.setSelectionRange(this.value.length, this.value.length)
  }

  press(stroke: Stroke) {
    const caret = this.selectionStart
    const [before, after] = [this.value.slice(0, caret), this.value.slice(caret)]
    const kept = stroke === 'back' ? before.replace(/.$/su, '') : before + stroke.letter
    this.value = kept + after
    this.setSelectionRange(kept.length, kept.length)
  }
}
