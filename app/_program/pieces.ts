import { font, GROUND, type Look, lightened, PLATE, RADIUS, type Words } from './look'
import type { Area, ShownBox } from './shown'
import { cut } from './text'

/** Something that lies on moving pictures; drawn once, and then laid there again and again. */
export interface Piece extends Area {
  readonly drawn: OffscreenCanvas
}

function piece(area: Area, draw: (on: OffscreenCanvasRenderingContext2D) => void): Piece {
  const [width, height] = [Math.ceil(area.width), Math.ceil(area.height)]
  const drawn = new OffscreenCanvas(width, height)
  const on = drawn.getContext('2d')!
  on.textBaseline = 'alphabetic'
  draw(on)
  return { ...area, width, height, drawn }
}

/** Measures before there is anything to draw on. */
const measuring = () => new OffscreenCanvas(1, 1).getContext('2d')!

/** What lies on the picture of somebody: who it is, that they speak, and round corners unless it fills everything. */
export function piecesOf(box: ShownBox, look: Look, words: Words, isRound: boolean): Piece[] {
  const name = box.kind === 'camera' && box.large ? lowerThird(box, look, words) : nameTag(box, words)
  const frame = box.speaks ? ring(box, lightened(look.accent)) : []
  // Of who is not captured the name stands in the middle.
  return [...(isRound ? corners(box) : []), ...frame, ...(box.captured ? [name] : [])]
}

function lowerThird({ x, y, width, height, card }: ShownBox, { accent }: Look, words: Words): Piece {
  const on = measuring()
  const most = width - 2 * 20 - 52
  const from = [card?.organisation, card?.partnership && words.partnership(card.partnership)]
    .filter(Boolean)
    .join(' · ')
  on.font = font(32, 700)
  const name = cut(on, card?.name || words.somebody, most)
  const nameWidth = on.measureText(name).width
  on.font = font(21)
  const origin = cut(on, from, most)
  const size = { width: Math.max(nameWidth, on.measureText(origin).width) + 52, height: origin ? 88 : 62 }
  return piece({ x: x + 20, y: y + height - 20 - size.height, ...size }, (on) => {
    on.fillStyle = PLATE
    on.beginPath()
    on.roundRect(0, 0, size.width, size.height, 10)
    on.fill()
    on.fillStyle = lightened(accent)
    on.beginPath()
    on.roundRect(0, 0, 6, size.height, [10, 0, 0, 10])
    on.fill()
    on.fillStyle = '#fff'
    on.font = font(32, 700)
    on.fillText(name, 26, 42)
    on.font = font(21)
    on.fillText(origin, 26, 72)
  })
}

function nameTag({ kind, x, y, width, height, card }: ShownBox, words: Words): Piece {
  const on = measuring()
  const most = width - 16 - 20
  const who = card?.name || words.somebody
  on.font = font(18, 600)
  const name = cut(on, kind === 'screen' ? words.screenOf(who) : who, most)
  const nameWidth = on.measureText(name).width
  on.font = font(18)
  const left = most - nameWidth - 8
  const origin = width > 200 && left > 40 && card?.organisation ? cut(on, card.organisation, left) : ''
  const full = nameWidth + (origin ? 8 + on.measureText(origin).width : 0) + 20
  return piece({ x: x + 8, y: y + height - 8 - 30, width: full, height: 30 }, (on) => {
    on.fillStyle = PLATE
    on.beginPath()
    on.roundRect(0, 0, full, 30, 8)
    on.fill()
    on.fillStyle = '#fff'
    on.font = font(18, 600)
    on.fillText(name, 10, 21)
    on.font = font(18)
    on.globalAlpha = 0.85
    on.fillText(origin, 10 + nameWidth + 8, 21)
  })
}

const STROKE = 4

/** Four lines, so that no large piece is laid over the picture. */
function ring({ x, y, width, height }: ShownBox, colour: string): Piece[] {
  const lines: Area[] = [
    { x, y, width, height: STROKE },
    { x, y: y + height - STROKE, width, height: STROKE },
    { x, y, width: STROKE, height },
    { x: x + width - STROKE, y, width: STROKE, height },
  ]
  return lines.map((line) =>
    piece(line, (on) => {
      on.fillStyle = colour
      on.fillRect(0, 0, line.width, line.height)
    }),
  )
}

function corners({ x, y, width, height }: ShownBox): Piece[] {
  return [x, x + width - RADIUS].flatMap((left) =>
    [y, y + height - RADIUS].map((top) =>
      piece({ x: left, y: top, width: RADIUS, height: RADIUS }, (on) => {
        on.fillStyle = GROUND
        on.fillRect(0, 0, RADIUS, RADIUS)
        on.globalCompositeOperation = 'destination-out'
        on.beginPath()
        on.arc(left === x ? RADIUS : 0, top === y ? RADIUS : 0, RADIUS, 0, 2 * Math.PI)
        on.fill()
      }),
    ),
  )
}
