import type { Layout } from './state'

export interface SceneInput {
  readonly layout: Layout
  /** In the order in which they came. */
  readonly onStage: readonly string[]
  readonly featured: string | null
  readonly screen: string | null
  /** Who speaks just now, as the media server hears it; null for silence. */
  readonly speaking: string | null
}
export interface Size {
  readonly width: number
  readonly height: number
}
/** A picture and its place, in the units of `Size`. */
export interface Box extends Size {
  readonly kind: 'camera' | 'screen'
  readonly participantId: string
  readonly x: number
  readonly y: number
  /** The large one carries the full lower third, the others a name. */
  readonly large: boolean
}

const GAP = 12
const RATIO = 16 / 9
/** The strip of small pictures takes this part of the height, or of the width where the stage is tall. */
const STRIP = 0.2
const MOST_IN_STRIP = 6

/**
 * Where everybody stands: one pure layout for the stage, the program that is recorded, and the hall screen.
 * Boxes lie within `size`, do not overlap, and every picture is there at most once.
 */
export function scene(input: SceneInput, size: Size): Box[] {
  if (input.screen !== null) {
    return [
      large({ kind: 'screen', participantId: input.screen }, mainArea(size, input.onStage.length > 0)),
      ...strip(input.onStage, size),
    ]
  }
  if (input.onStage.length === 0) return []
  if (input.layout === 'grid') return grid(input.onStage, size)
  const main = leading(input)
  const others = input.onStage.filter((id) => id !== main)
  return [large({ kind: 'camera', participantId: main }, mainArea(size, others.length > 0)), ...strip(others, size)]
}

const leading = ({ featured, speaking, onStage }: SceneInput): string =>
  [featured, speaking].find((id) => id !== null && onStage.includes(id)) ?? onStage[0]!

const isTall = ({ width, height }: Size) => width / height < 1

function mainArea(size: Size, withStrip: boolean): Size & { x: number; y: number } {
  if (!withStrip) return { x: 0, y: 0, ...size }
  const taken = stripHeight(size) + GAP
  return { x: 0, y: 0, width: size.width, height: Math.max(0, size.height - taken) }
}

const stripHeight = (size: Size) => Math.round(size.height * (isTall(size) ? STRIP * 0.8 : STRIP))

const large = (what: Pick<Box, 'kind' | 'participantId'>, area: Size & { x: number; y: number }): Box => ({
  ...what,
  ...area,
  large: true,
})

function strip(ids: readonly string[], size: Size): Box[] {
  const shown = ids.slice(0, MOST_IN_STRIP)
  const height = stripHeight(size)
  const width = Math.floor(Math.min(height * RATIO, (size.width - GAP * (shown.length - 1)) / shown.length))
  return shown.map((participantId, i) => ({
    kind: 'camera',
    participantId,
    x: i * (width + GAP),
    y: size.height - height,
    width,
    height,
    large: false,
  }))
}

/** As many columns as make the pictures largest. */
function grid(ids: readonly string[], size: Size): Box[] {
  const columns = bestColumns(ids.length, size)
  const rows = Math.ceil(ids.length / columns)
  const width = Math.floor((size.width - GAP * (columns - 1)) / columns)
  const height = Math.floor((size.height - GAP * (rows - 1)) / rows)
  return ids.map((participantId, i) => {
    const row = Math.floor(i / columns)
    const inRow = Math.min(columns, ids.length - row * columns)
    const indent = ((columns - inRow) * (width + GAP)) / 2
    return {
      kind: 'camera',
      participantId,
      x: Math.round(indent + (i % columns) * (width + GAP)),
      y: row * (height + GAP),
      width,
      height,
      large: ids.length === 1,
    }
  })
}

function bestColumns(count: number, { width, height }: Size): number {
  const pictureWidth = (columns: number) => {
    const rows = Math.ceil(count / columns)
    return Math.min((width - GAP * (columns - 1)) / columns, ((height - GAP * (rows - 1)) / rows) * RATIO)
  }
  let best = 1
  for (let columns = 2; columns <= count; columns++) if (pictureWidth(columns) > pictureWidth(best)) best = columns
  return best
}
