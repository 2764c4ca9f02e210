import type { ParticipantId } from '@/domain/protocol/standing'
import { drawCard } from './draw-card'
import { drawStage } from './draw-stage'
import type { Look, Words } from './look'
import { type Piece, piecesOf } from './pieces'
import type { Report } from './report'
import { FRAME, type Shown, type ShownBox } from './shown'

/** The moving picture of somebody, once there is one. */
export type VideoOf = (id: ParticipantId, kind: ShownBox['kind']) => HTMLVideoElement | null

interface Moving {
  readonly box: ShownBox
  readonly video: HTMLVideoElement
  /** What lies on it. */
  readonly pieces: readonly Piece[]
}

/**
 * Draws the program. What stands still is drawn when it changes; with every picture only what moves is, and what lies on
 * it, so that the machine has its time for the film.
 */
export class Painter {
  readonly #on: CanvasRenderingContext2D
  #drawn: readonly unknown[] = []
  #moving: readonly Moving[] = []

  constructor(
    readonly canvas: HTMLCanvasElement,
    private readonly look: Look,
    private readonly words: Words,
  ) {
    canvas.width = FRAME.width
    canvas.height = FRAME.height
    this.#on = canvas.getContext('2d', { alpha: false, willReadFrequently: true })!
  }

  /** Draws one picture. */
  paint(shown: Shown, report: Report | null, videoOf: VideoOf) {
    const boxes = shown.kind === 'stage' ? shown.boxes : []
    const videos = boxes.map((box) => (box.captured ? videoOf(box.participantId, box.kind) : null))
    const drawn = [shown, report, ...videos]
    if (!isSame(drawn, this.#drawn)) {
      this.#drawn = drawn
      this.#moving = this.#drawStill(shown, report, videos)
    }
    if (this.#moving.length === 0) return this.#touch()
    for (const moving of this.#moving) {
      this.#drawMoving(moving)
      this.#lay(moving.pieces)
    }
  }

  /** Answers what moves from now on. */
  #drawStill(shown: Shown, report: Report | null, videos: readonly (HTMLVideoElement | null)[]): Moving[] {
    if (shown.kind === 'card') {
      drawCard(this.#on, this.look, this.words[shown.line])
      return []
    }
    drawStage(this.#on, shown, this.look, this.words, report)
    const isRound = shown.boxes.length > 1 || shown.band !== null || shown.report !== null
    return shown.boxes.flatMap((box, i) => {
      const pieces = piecesOf(box, this.look, this.words, isRound)
      this.#lay(pieces)
      const video = videos[i]
      return video ? [{ box, video, pieces }] : []
    })
  }

  #lay(pieces: readonly Piece[]) {
    for (const { drawn, x, y } of pieces) this.#on.drawImage(drawn, x, y)
  }

  /** A face fills its box, a screen is shown whole. */
  #drawMoving({ box: { kind, x, y, width, height }, video }: Moving) {
    const { videoWidth, videoHeight } = video
    if (kind === 'screen') {
      const scale = Math.min(width / videoWidth, height / videoHeight)
      const [wide, high] = [Math.round(videoWidth * scale), Math.round(videoHeight * scale)]
      this.#on.drawImage(video, x + Math.round((width - wide) / 2), y + Math.round((height - high) / 2), wide, high)
      return
    }
    const scale = Math.max(width / videoWidth, height / videoHeight)
    const [wide, high] = [width / scale, height / scale]
    this.#on.drawImage(video, (videoWidth - wide) / 2, (videoHeight - high) / 2, wide, high, x, y, width, height)
  }

  /** A canvas on which nothing is drawn gives no picture. */
  #touch() {
    const pixel = this.#on.getImageData(0, 0, 1, 1)
    this.#on.putImageData(pixel, 0, 0)
  }
}

const isSame = (a: readonly unknown[], b: readonly unknown[]) =>
  a.length === b.length && a.every((each, i) => each === b[i])
