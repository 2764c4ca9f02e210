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

/** Between pictures, and between them and the edge. */
const GAP = 12
/** Pictures are this wide at most, and this narrow at least. */
const WIDEST = 16 / 9
const NARROWEST = 4 / 3
/** So is a large one, or a low stage would leave only a band of the face. */
const WIDEST_LARGE = 2.4
/** The strip of small pictures takes this part of the height. */
const STRIP = 0.2
const MOST_IN_STRIP = 6
/** Below this height within the margin (a phone) there is one picture and no strip. */
const LOWEST_WITH_STRIP = 236

interface Area extends Size {
  readonly x: number
  readonly y: number
}

/**
 * Where everybody stands: one pure layout for the stage, the program that is recorded, and the hall screen.
 * Boxes lie within `size` and keep a margin to its edges, do not overlap, and every picture is there at most once.
 */
export function scene(input: SceneInput, { width, height }: Size, margin: number = GAP): Box[] {
  const within = { width: Math.max(0, width - 2 * margin), height: Math.max(0, height - 2 * margin) }
  return arranged(input, within).map((box) => ({ ...box, x: box.x + margin, y: box.y + margin }))
}

function arranged(input: SceneInput, size: Size): Box[] {
  const { screen, onStage, layout, featured } = input
  if (onStage.length === 0 && screen === null) return []
  const main = leading(input)
  if (screen !== null) return withStrip({ kind: 'screen', participantId: screen }, firstOf(main, onStage), size)
  if ((layout === 'grid' || areBeside(onStage.length, size)) && featured === null && onStage.length > 1)
    return grid(onStage, size)
  return withStrip(
    { kind: 'camera', participantId: main },
    onStage.filter((id) => id !== main),
    size,
  )
}

/** Too low for a row below: two who talk with each other are both in the picture, and more if they stand beside each other in full height. */
const areBeside = (count: number, { width, height }: Size): boolean =>
  height < LOWEST_WITH_STRIP && (count === 2 || count * height * NARROWEST + (count - 1) * GAP <= width)

const leading = ({ featured, speaking, onStage }: SceneInput): string =>
  [featured, speaking].find((id) => id !== null && onStage.includes(id)) ?? onStage[0]!

/** Whoever leads is in the strip, however short it is; the others keep their places. */
const firstOf = (main: string, ids: readonly string[]): readonly string[] =>
  ids.indexOf(main) < MOST_IN_STRIP ? ids : [main, ...ids.filter((id) => id !== main)]

/** One large picture, and the others in a row below it. */
function withStrip(main: Pick<Box, 'kind' | 'participantId'>, others: readonly string[], size: Size): Box[] {
  const whole = { x: 0, y: 0, ...size }
  if (others.length === 0 || size.height < LOWEST_WITH_STRIP) return [large(main, whole)]
  const height = Math.round(size.height * STRIP)
  const area = { ...whole, height: size.height - height - GAP }
  const fitting = Math.floor((size.width + GAP) / (height * NARROWEST + GAP))
  const shown = others.slice(0, Math.min(MOST_IN_STRIP, fitting))
  return [large(main, area), ...strip(shown, size, height)]
}

/** In the middle of its area, and as much of it as a face can fill; a screen is never cut, and takes it all. */
function large(main: Pick<Box, 'kind' | 'participantId'>, area: Area): Box {
  const widest = main.kind === 'screen' ? area.width : Math.floor(area.height * WIDEST_LARGE)
  const width = Math.min(area.width, widest)
  return { ...main, ...area, x: area.x + Math.round((area.width - width) / 2), width, large: true }
}

function strip(ids: readonly string[], size: Size, height: number): Box[] {
  const width = Math.floor(Math.min(height * WIDEST, (size.width - GAP * (ids.length - 1)) / ids.length))
  const indent = Math.round((size.width - ids.length * width - GAP * (ids.length - 1)) / 2)
  return ids.map((participantId, i) => {
    const place = { x: indent + i * (width + GAP), y: size.height - height, width, height }
    return { kind: 'camera', participantId, ...place, large: false }
  })
}

/** All alike, in as many columns as make the pictures largest, in the middle. */
function grid(ids: readonly string[], size: Size): Box[] {
  const columns = bestColumns(ids.length, size)
  const rows = Math.ceil(ids.length / columns)
  const { width, height } = picture(columns, rows, size)
  const top = Math.round((size.height - rows * height - GAP * (rows - 1)) / 2)
  return ids.map((participantId, i) => {
    const row = Math.floor(i / columns)
    const inRow = Math.min(columns, ids.length - row * columns)
    const indent = Math.round((size.width - inRow * width - GAP * (inRow - 1)) / 2)
    const place: Area = { x: indent + (i % columns) * (width + GAP), y: top + row * (height + GAP), width, height }
    return { kind: 'camera', participantId, ...place, large: false }
  })
}

/** The largest picture of a good shape in a cell of the grid. */
function picture(columns: number, rows: number, size: Size): Size {
  const width = (size.width - GAP * (columns - 1)) / columns
  const height = (size.height - GAP * (rows - 1)) / rows
  return {
    width: Math.max(0, Math.floor(Math.min(width, height * WIDEST))),
    height: Math.max(0, Math.floor(Math.min(height, width / NARROWEST))),
  }
}

function bestColumns(count: number, size: Size): number {
  const area = (columns: number) => {
    const { width, height } = picture(columns, Math.ceil(count / columns), size)
    return width * height
  }
  // On a stage wider than high, people stand rather beside each other than above.
  const bias = size.width > size.height ? 0.9 : 1
  let best = 1
  for (let columns = 2; columns <= count; columns++) if (area(columns) > area(best) * bias) best = columns
  return best
}
