/** Samples per second. */
export const RATE = 48_000

/** Semitones above the ground note: whatever follows whatever sounds well. */
const PENTATONIC = [0, 2, 4, 7, 9, 7, 4, 2] as const
const GROUND = 165
const NOTE = RATE * 0.4
const LOUD = 3_500

/** Soft notes one after the other while somebody speaks, and silence otherwise. */
export class Tone {
  #phase = 0
  #sample = 0
  #volume = 0

  /** @param index which voice; each has a pitch of its own */
  constructor(private readonly index: number) {}

  /** The next `count` samples, 16 bits each. */
  next(count: number, speaks: boolean): Int16Array {
    const samples = new Int16Array(count)
    for (let i = 0; i < count; i++) {
      const inNote = (this.#sample % NOTE) / NOTE
      const step = PENTATONIC[(Math.floor(this.#sample / NOTE) * (this.index + 1)) % PENTATONIC.length]!
      const pitch = GROUND * 2 ** ((step + 5 * (this.index % 5)) / 12)
      this.#phase += (2 * Math.PI * pitch) / RATE
      this.#sample++
      // Fades in and out, so that nothing clicks.
      this.#volume += ((speaks ? 1 : 0) - this.#volume) / 1_500
      const swell = Math.sin(Math.PI * inNote) ** 0.6
      samples[i] = LOUD * this.#volume * swell * (Math.sin(this.#phase) + 0.3 * Math.sin(2 * this.#phase))
    }
    return samples
  }
}
