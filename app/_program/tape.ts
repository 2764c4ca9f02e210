import type { Order, Told } from '@/domain/recording/capture'

export interface TapeSettings {
  /** Where the recorder listens. */
  readonly address: string
  readonly stream: MediaStream
  /** The session's time, milliseconds since 1970. */
  readonly now: () => number
  readonly obey: (order: Order) => void
}

const TYPE = 'video/x-matroska;codecs=avc1,opus'
/** In milliseconds: how often the film is handed over, and how far its key pictures are apart. */
const CHUNK = 200
const KEY_EVERY = 2_000
const ANCHOR_EVERY = 5_000
const BITS = { videoBitsPerSecond: 2_500_000, audioBitsPerSecond: 128_000 }
/** The film's time begins with its first sound, so long after it was begun; measured 27 to 37 ms. */
const FIRST_SOUND_AFTER = 32
const LAST_WORDS = 1_000

/** Films a stream and hands the film to the recorder, with which of its seconds shows which time of the log. */
export class Tape {
  readonly #socket: WebSocket
  readonly #recorder: MediaRecorder
  #begunAt = 0
  #timer: ReturnType<typeof setInterval> | undefined

  private constructor(
    socket: WebSocket,
    private readonly settings: TapeSettings,
  ) {
    this.#socket = socket
    const options = { mimeType: TYPE, ...BITS, videoKeyFrameIntervalDuration: KEY_EVERY }
    this.#recorder = new MediaRecorder(settings.stream, options)
    this.#recorder.ondataavailable = ({ data }) => this.#send(data)
    socket.onmessage = ({ data }) => settings.obey(JSON.parse(data as string) as Order)
  }

  /** Resolves when it films. Rejects when the recorder is not there. */
  static async start(settings: TapeSettings): Promise<Tape> {
    const socket = new WebSocket(settings.address)
    await new Promise((resolve, reject) => {
      socket.onopen = resolve
      socket.onclose = reject
    })
    const tape = new Tape(socket, settings)
    tape.#start()
    return tape
  }

  tell(told: Told) {
    this.#send(JSON.stringify(told))
  }

  /** Hands over what is left, and says that it was the last; `at`: since when nobody was shown, by the session's time. */
  async stop(at: number): Promise<void> {
    clearInterval(this.#timer)
    if (this.#recorder.state === 'recording') {
      this.#anchor()
      const stopped = new Promise((resolve) => {
        this.#recorder.onstop = resolve
        setTimeout(resolve, LAST_WORDS)
      })
      this.#recorder.stop()
      await stopped
      this.tell({ is: 'over', at })
    }
    this.#socket.close()
  }

  #start() {
    this.#begunAt = performance.now() + FIRST_SOUND_AFTER
    this.#recorder.start(CHUNK)
    setTimeout(() => this.#anchor(), CHUNK)
    this.#timer = setInterval(() => this.#anchor(), ANCHOR_EVERY)
  }

  #anchor() {
    const position = (performance.now() - this.#begunAt) / 1_000
    if (position >= 0) this.tell({ is: 'anchor', position, at: this.settings.now() })
  }

  #send(data: Blob | string) {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(data)
  }
}
