import type { RemoteTrack } from 'livekit-client'

/** What others say in one room, each in an element that nobody sees. */
export class Sounds {
  readonly #elements = new Map<RemoteTrack, HTMLMediaElement>()
  #volume = 1

  get arePlaying(): boolean {
    return this.#elements.size > 0
  }

  /** From 0 to 1, for all of them. */
  set volume(volume: number) {
    this.#volume = volume
    for (const element of this.#elements.values()) element.volume = volume
  }

  play(track: RemoteTrack) {
    const element = track.attach()
    element.hidden = true
    element.volume = this.#volume
    document.body.append(element)
    this.#elements.set(track, element)
  }

  silence(track: RemoteTrack) {
    const element = this.#elements.get(track)
    if (!element) return
    track.detach(element)
    element.remove()
    this.#elements.delete(track)
  }

  silenceAll() {
    for (const track of [...this.#elements.keys()]) this.silence(track)
  }
}
