import type { RemoteTrack } from 'livekit-client'

/** What others say, each in an element that nobody sees. */
export class Sounds {
  readonly #elements = new Map<RemoteTrack, HTMLMediaElement>()

  play(track: RemoteTrack) {
    const element = track.attach()
    element.hidden = true
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
