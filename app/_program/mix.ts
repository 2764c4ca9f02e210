interface Voice {
  readonly source: MediaStreamAudioSourceNode
  /** Chromium gives sound that comes over the net only to whom it plays; nobody hears this. */
  readonly element: HTMLAudioElement
}

/** The sound of the program: all voices that are in it, in two channels. */
export class Mix {
  readonly #context = new AudioContext({ sampleRate: 48_000, latencyHint: 'interactive' })
  readonly #all = this.#context.createGain()
  readonly #out = this.#context.createMediaStreamDestination()
  readonly #voices = new Map<MediaStreamTrack, Voice>()

  constructor() {
    this.#out.channelCount = 2
    this.#out.channelCountMode = 'explicit'
    this.#all.connect(this.#out)
    // Silence is sound too: without it the film would begin with the first word.
    const silence = this.#context.createConstantSource()
    silence.offset.value = 0
    silence.connect(this.#all)
    silence.start()
  }

  get track(): MediaStreamTrack {
    return this.#out.stream.getAudioTracks()[0]!
  }

  start = (): Promise<void> => this.#context.resume()

  /** Lets the page itself be heard, for recorders that listen to it. */
  playAloud() {
    this.#all.connect(this.#context.destination)
  }

  add(track: MediaStreamTrack) {
    if (this.#voices.has(track)) return
    const stream = new MediaStream([track])
    const element = new Audio()
    element.muted = true
    element.srcObject = stream
    void element.play().catch(() => {})
    const source = this.#context.createMediaStreamSource(stream)
    source.connect(this.#all)
    this.#voices.set(track, { source, element })
  }

  /** At once: nothing more of it is in the film. */
  remove(track: MediaStreamTrack) {
    const voice = this.#voices.get(track)
    if (!voice) return
    voice.source.disconnect()
    voice.element.srcObject = null
    this.#voices.delete(track)
  }

  removeAll() {
    for (const track of [...this.#voices.keys()]) this.remove(track)
  }

  async close(): Promise<void> {
    this.removeAll()
    await this.#context.close()
  }
}
