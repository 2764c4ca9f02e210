/** Small moving pictures, drawn pixel by pixel: they need no camera and no file. */

export const SIZE = { width: 320, height: 180 } as const
export const FRAMES_PER_SECOND = 10

/** Capital letters as strokes, in a box of 4 × 6; `|` lifts the pen. */
const LETTERS: Readonly<Record<string, string>> = {
  A: '0,6 2,0 4,6|.8,4 3.2,4',
  B: '0,0 0,6 2.6,6 4,5 4,4 2.8,2.9 0,2.9|2.8,2.9 3.6,2 3.6,1 2.5,0 0,0',
  C: '4,1.1 3,0 1.2,0 0,1.4 0,4.6 1.2,6 3,6 4,4.9',
  D: '0,0 0,6 2.3,6 4,4.4 4,1.6 2.3,0 0,0',
  E: '4,0 0,0 0,6 4,6|0,2.9 3.2,2.9',
  F: '4,0 0,0 0,6|0,2.9 3.2,2.9',
  G: '4,1.1 3,0 1.2,0 0,1.4 0,4.6 1.2,6 3,6 4,4.9 4,3.2 2.4,3.2',
  H: '0,0 0,6|4,0 4,6|0,2.9 4,2.9',
  I: '2,0 2,6',
  J: '3.4,0 3.4,4.7 2.4,6 1.2,6 .2,4.9',
  K: '0,0 0,6|4,0 0,3.4|1.3,2.4 4,6',
  L: '0,0 0,6 3.8,6',
  M: '0,6 0,0 2,3.4 4,0 4,6',
  N: '0,6 0,0 4,6 4,0',
  O: '1.2,0 2.8,0 4,1.4 4,4.6 2.8,6 1.2,6 0,4.6 0,1.4 1.2,0',
  P: '0,6 0,0 2.7,0 4,1.1 4,2.2 2.7,3.3 0,3.3',
  Q: '1.2,0 2.8,0 4,1.4 4,4.6 2.8,6 1.2,6 0,4.6 0,1.4 1.2,0|2.5,4.4 4.2,6.3',
  R: '0,6 0,0 2.7,0 4,1.1 4,2.1 2.7,3.2 0,3.2|2.3,3.2 4,6',
  S: '3.8,1 2.8,0 1.2,0 .2,.9 .2,2 1.2,2.8 2.8,3.1 3.9,4 3.9,5 2.8,6 1.1,6 0,5',
  T: '0,0 4,0|2,0 2,6',
  U: '0,0 0,4.6 1.2,6 2.8,6 4,4.6 4,0',
  V: '0,0 2,6 4,0',
  W: '-.3,0 .8,6 2,1.8 3.2,6 4.3,0',
  X: '0,0 4,6|4,0 0,6',
  Y: '0,0 2,3 4,0|2,3 2,6',
  Z: '0,0 4,0 0,6 4,6',
}
/** Pixels: a unit of that box, half a stroke, and what the box is wide with the gap behind it. */
const UNIT = 5.4
const HALF_STROKE = 2.7
const ADVANCE = 5.6 * UNIT

/** The first letters of the first and the last word, without accents; what has no letter here is left out. */
export function initialsOf(name: string): string {
  const parts = name.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase().split(/\s+/)
  const firsts = [parts[0]?.[0], parts.length > 1 ? parts.at(-1)?.[0] : undefined]
  return firsts.filter((letter) => letter !== undefined && letter in LETTERS).join('')
}

type Colour = readonly [red: number, green: number, blue: number]

/** Calm colours, one for each who stands on the stage. */
const COLOURS: readonly Colour[] = [
  [24, 92, 92],
  [124, 74, 40],
  [62, 66, 128],
  [96, 52, 92],
  [52, 96, 52],
  [140, 92, 32],
]

/** Somebody's picture: a figure before slowly moving bands of light, and their initials. */
export class Picture {
  /** How much of each pixel is figure, and how much letter; both stay where they are. */
  readonly #figure: Float32Array
  readonly #letters: Float32Array
  readonly #colour: Colour

  constructor(name: string, index: number) {
    this.#colour = COLOURS[index % COLOURS.length]!
    this.#figure = mask(figureAt)
    this.#letters = mask(lettersAt(initialsOf(name)))
  }

  /** Draws into RGBA bytes of `SIZE`. `seconds` moves the light. */
  draw(into: Uint8Array, seconds: number) {
    const { width, height } = SIZE
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const at = y * width + x
        const light = 1 + 0.28 * Math.sin((x + 0.6 * y) / 46 + seconds * 0.7) + 0.3 * (1 - y / height)
        const figure = this.#figure[at]!
        const letter = this.#letters[at]!
        for (let channel = 0; channel < 3; channel++) {
          const ground = this.#colour[channel]! * light
          const shaded = ground + (ground * 0.45 + 40 - ground) * figure
          into[at * 4 + channel] = Math.min(255, shaded + (240 - shaded) * letter)
        }
        into[at * 4 + 3] = 255
      }
    }
  }
}

function mask(coverage: (x: number, y: number) => number): Float32Array {
  const { width, height } = SIZE
  return Float32Array.from({ length: width * height }, (_, at) => coverage(at % width, Math.floor(at / width)))
}

const smooth = (from: number, to: number, value: number): number => {
  const t = Math.min(1, Math.max(0, (value - from) / (to - from)))
  return t * t * (3 - 2 * t)
}

const HEAD = { x: SIZE.width / 2, y: 68 }

/** Head and shoulders. */
function figureAt(x: number, y: number): number {
  const head = Math.hypot(x - HEAD.x, y - HEAD.y) / 46
  const shoulders = Math.hypot((x - HEAD.x) / 92, (y - SIZE.height - 18) / 76)
  return 0.85 * Math.max(1 - smooth(0.98, 1.02, head), 1 - smooth(0.985, 1.015, shoulders))
}

/** Initials in the middle of the head. */
function lettersAt(initials: string): (x: number, y: number) => number {
  const left = HEAD.x - ((initials.length - 1) * ADVANCE + 4 * UNIT) / 2
  const top = HEAD.y - 3 * UNIT
  const strokes = [...initials].flatMap((letter, index) => strokesOf(letter, left + index * ADVANCE, top))
  return (x, y) => {
    const nearest = Math.min(...strokes.map((stroke) => distance(x, y, stroke)))
    return 1 - smooth(HALF_STROKE - 0.7, HALF_STROKE + 0.7, nearest)
  }
}

type Stroke = readonly [x1: number, y1: number, x2: number, y2: number]

const strokesOf = (letter: string, left: number, top: number): Stroke[] =>
  (LETTERS[letter] ?? '').split('|').flatMap((line) => {
    const points = line.split(' ').map((point) => point.split(',').map(Number) as [number, number])
    return points.slice(1).map(([x, y], i): Stroke => {
      const [fromX, fromY] = points[i]!
      return [left + fromX * UNIT, top + fromY * UNIT, left + x * UNIT, top + y * UNIT]
    })
  })

function distance(x: number, y: number, [x1, y1, x2, y2]: Stroke): number {
  const [dx, dy] = [x2 - x1, y2 - y1]
  const along = Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy)))
  return Math.hypot(x - x1 - along * dx, y - y1 - along * dy)
}
