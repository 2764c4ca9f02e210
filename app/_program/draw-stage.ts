import { fromWhere } from '@/app/_session/person-name'
import { initialsOf, tintOf } from '@/app/_ui/avatar'
import { type Drawing, font, GROUND, type Look, lightened, RADIUS, type Words } from './look'
import type { Report } from './report'
import { type Area, type Band, FRAME, type Shown, type ShownBox } from './shown'
import { cut, wrap } from './text'

type Stage = Extract<Shown, { kind: 'stage' }>

/** All of a stage that does not move: grounds, names of those without a picture, what is said below and beside it. */
export function drawStage(on: Drawing, { boxes, band, report }: Stage, look: Look, words: Words, text: Report | null) {
  on.fillStyle = GROUND
  on.fillRect(0, 0, FRAME.width, FRAME.height)
  on.textBaseline = 'alphabetic'
  for (const box of boxes) drawTile(on, box, words)
  if (band) drawBand(on, band, look, words)
  if (report) drawReport(on, report, text)
}

function drawTile(on: Drawing, box: ShownBox, words: Words) {
  const { x, y, width, height, kind, participantId, captured } = box
  const name = box.card?.name || words.somebody
  on.fillStyle = kind === 'screen' ? '#000' : tintOf(participantId)
  on.fillRect(x, y, width, height)
  on.textAlign = 'center'
  on.fillStyle = '#fff'
  const middle = { x: x + width / 2, y: y + height / 2 }
  if (captured && kind === 'camera') {
    const size = Math.max(18, Math.min(160, height * 0.24))
    on.font = font(size, 700)
    on.fillText(initialsOf(name), middle.x, middle.y + size * 0.35)
  } else if (!captured) {
    const size = Math.max(16, Math.min(44, height * 0.1))
    on.font = font(size, 700)
    const title = kind === 'screen' ? words.screenOf(name) : name
    on.fillText(cut(on, title, width - 24), middle.x, middle.y)
    on.font = font(size * 0.6)
    on.fillText(cut(on, words.notCaptured, width - 24), middle.x, middle.y + size)
  }
  on.textAlign = 'left'
}

const PADDING = 24

function plate(on: Drawing, { x, y, width, height }: Area, colour: string) {
  on.fillStyle = colour
  on.beginPath()
  on.roundRect(x, y, width, height, RADIUS)
  on.fill()
}

function drawBand(on: Drawing, band: Band, { accent }: Look, words: Words) {
  plate(on, band, '#f6f5f1')
  on.fillStyle = lightened(accent)
  on.beginPath()
  on.roundRect(band.x, band.y, 8, band.height, [RADIUS, 0, 0, RADIUS])
  on.fill()
  const left = band.x + PADDING + 8
  const width = band.width - 2 * PADDING - 8
  const said = band.by === null ? words.nameHidden : named(band.by.card, words)
  on.font = font(18, 600)
  on.fillStyle = '#4c5852'
  on.fillText(cut(on, `${words[band.kind]} · ${said}`, width), left, band.y + 32)
  const [size, most] = band.text.length > 110 ? [23, 3] : [29, 2]
  on.font = font(size, 600)
  on.fillStyle = '#17211c'
  for (const [i, line] of wrap(on, band.text, width, most).entries())
    on.fillText(line, left, band.y + 38 + (i + 1) * size * 1.2)
}

const named = (card: ShownBox['card'], words: Words) =>
  card ? [card.name, fromWhere(card)].filter(Boolean).join(', ') : words.somebody

const BODY = 20
const LINE = BODY * 1.35

/** What a group wrote, as far as there is room. */
function drawReport(on: Drawing, area: Area, text: Report | null) {
  plate(on, area, '#fff')
  on.save()
  on.beginPath()
  on.rect(area.x, area.y, area.width, area.height - PADDING / 2)
  on.clip()
  const width = area.width - 2 * PADDING
  let y = area.y + PADDING + 22
  const say = (line: string, size: number, weight: number, colour: string, most: number) => {
    on.font = font(size, weight)
    on.fillStyle = colour
    for (const each of wrap(on, line, width, most)) {
      on.fillText(each, area.x + PADDING, y)
      y += Math.max(LINE, size * 1.25)
    }
  }
  if (text) say(text.name, 30, 700, '#17211c', 2)
  for (const { label, lines } of text?.fields ?? []) {
    y += 10
    say(label, 17, 700, '#4c5852', 2)
    for (const each of lines) say(each, BODY, 400, '#17211c', 12)
  }
  on.restore()
}
