import { closeSync, openSync, writeSync } from 'node:fs'
import { FRAMES_PER_SECOND, Picture, SIZE } from '../rehearsal/picture'

const SECONDS = 4

/**
 * Writes a film that Chromium takes for a camera (YUV4MPEG2, 4:2:0): somebody's drawn picture, mirrored, because people
 * see themselves as in a mirror.
 */
export function writeCamera(file: string, name: string) {
  const { width, height } = SIZE
  const picture = new Picture(name, 0)
  const pixels = new Uint8Array(width * height * 4)
  const out = openSync(file, 'w')
  writeSync(out, `YUV4MPEG2 W${width} H${height} F${FRAMES_PER_SECOND}:1 Ip A1:1 C420jpeg\n`)
  for (let frame = 0; frame < SECONDS * FRAMES_PER_SECOND; frame++) {
    picture.draw(pixels, frame / FRAMES_PER_SECOND)
    writeSync(out, 'FRAME\n')
    writeSync(out, planes(pixels, width, height))
  }
  closeSync(out)
}

/** RGBA to one plane of brightness and two of colour at half the size (BT.601, full range). */
function planes(pixels: Uint8Array, width: number, height: number): Uint8Array {
  const colours = (width / 2) * (height / 2)
  const out = new Uint8Array(width * height + 2 * colours)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + width - 1 - x) * 4
      const [r, g, b] = [pixels[at]!, pixels[at + 1]!, pixels[at + 2]!]
      out[y * width + x] = 0.299 * r + 0.587 * g + 0.114 * b
      if (x % 2 || y % 2) continue
      const half = width * height + (y / 2) * (width / 2) + x / 2
      out[half] = 128 - 0.1687 * r - 0.3313 * g + 0.5 * b
      out[half + colours] = 128 + 0.5 * r - 0.4187 * g - 0.0813 * b
    }
  }
  return out
}
