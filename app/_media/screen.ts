import { type LocalTrack, TrackEvent } from 'livekit-client'
import { stopAll } from './tracks'

/** One's own screen and its sound, from when somebody chose what to show until they show it no more. */
export class Screen {
  #tracks: readonly LocalTrack[] = []
  #closed = false

  constructor(
    private readonly capture: () => Promise<readonly LocalTrack[]>,
    /** The browser has a button of its own to end it. */
    private readonly endedByBrowser: () => void,
  ) {}

  get tracks(): readonly LocalTrack[] {
    return this.#tracks
  }

  /**
   * Lets somebody choose, which browsers allow in a click only. Answers whether it is to be shown.
   * @throws when nothing was chosen, or it cannot be had
   */
  async choose(): Promise<boolean> {
    const tracks = await this.capture()
    if (this.#closed) {
      stopAll(tracks)
      return false
    }
    this.release()
    this.#tracks = tracks
    tracks[0]?.once(TrackEvent.Ended, () => this.#tracks === tracks && this.endedByBrowser())
    return true
  }

  release() {
    stopAll(this.#tracks)
    this.#tracks = []
  }

  /** For good: what is chosen later is not kept. */
  close() {
    this.#closed = true
    this.release()
  }
}
