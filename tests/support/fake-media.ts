/** An element that plays nothing, and says what it is told to. */
export class FakeMedia extends EventTarget {
  currentTime = 0
  paused = true
  ended = false
  seeking = false
  readyState = 0
  playbackRate = 1
  defaultPlaybackRate = 1
  #frame: VideoFrameRequestCallback | null = null

  constructor(readonly tellsOfPictures = true) {
    super()
    if (!tellsOfPictures) Object.assign(this, { requestVideoFrameCallback: undefined })
  }

  requestVideoFrameCallback(callback: VideoFrameRequestCallback) {
    this.#frame = callback
    return 1
  }
  cancelVideoFrameCallback() {
    this.#frame = null
  }
  play = async () => {
    this.paused = false
    this.is('play')
  }
  pause = () => {
    this.paused = true
    this.is('pause')
  }

  is(event: string, change: Partial<FakeMedia> = {}) {
    Object.assign(this, change)
    this.dispatchEvent(new Event(event))
  }
  loaded = () => this.is('loadedmetadata', { readyState: 4 })
  /** Shows a picture; the element's own time is a little ahead of it. */
  shows(mediaTime: number) {
    this.currentTime = mediaTime + 0.03
    const frame = this.#frame
    this.#frame = null
    frame?.(performance.now(), { mediaTime } as VideoFrameCallbackMetadata)
  }
}
