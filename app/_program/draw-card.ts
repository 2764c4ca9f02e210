import { type Drawing, font, type Look, lightened } from './look'
import { FRAME } from './shown'
import { wrap } from './text'

const WIDTH = 980
const CENTRE = FRAME.width / 2

/** What is seen while nobody is: the session's name, its conference, and one line. */
export function drawCard(on: Drawing, { title, conference, accent }: Look, line: string) {
  const ground = on.createLinearGradient(0, 0, FRAME.width, FRAME.height)
  ground.addColorStop(0, '#1d3a2d')
  ground.addColorStop(1, '#101713')
  on.fillStyle = ground
  on.fillRect(0, 0, FRAME.width, FRAME.height)
  on.textAlign = 'center'
  on.textBaseline = 'alphabetic'
  on.font = font(56, 700)
  const lines = wrap(on, title, WIDTH, 3)
  let y = FRAME.height / 2 - 30 * lines.length
  drawMark(on, y - 120, accent)
  on.fillStyle = '#fff'
  on.font = font(56, 700)
  for (const each of lines) {
    y += 64
    on.fillText(each, CENTRE, y - 20)
  }
  on.font = font(28)
  on.fillStyle = 'rgb(255 255 255 / 0.85)'
  for (const each of wrap(on, conference, WIDTH, 2)) {
    y += 38
    on.fillText(each, CENTRE, y)
  }
  drawPill(on, line, y + 44)
  on.textAlign = 'left'
}

function drawPill(on: Drawing, line: string, y: number) {
  on.font = font(26, 600)
  const width = on.measureText(line).width + 56
  on.fillStyle = 'rgb(255 255 255 / 0.12)'
  on.beginPath()
  on.roundRect(CENTRE - width / 2, y, width, 54, 27)
  on.fill()
  on.fillStyle = '#fff'
  on.fillText(line, CENTRE, y + 36)
}

const MARK = 'M9 24c4 0 5-3 6.5-7s3-7 7-7c3 0 4.5 1.8 4.5 4'

/** Auftakt's mark in the conference's colour; as in app/_ui/mark.tsx, which is 36 wide. */
function drawMark(on: Drawing, top: number, accent: string) {
  const scale = 2
  on.save()
  on.translate(CENTRE - 18 * scale, top)
  on.scale(scale, scale)
  on.fillStyle = lightened(accent)
  on.beginPath()
  on.roundRect(0, 0, 36, 36, 9)
  on.fill()
  on.strokeStyle = on.fillStyle = '#06150e'
  on.lineWidth = 3
  on.lineCap = 'round'
  on.stroke(new Path2D(MARK))
  on.beginPath()
  on.arc(9.5, 26.5, 2, 0, 2 * Math.PI)
  on.fill()
  on.restore()
}
