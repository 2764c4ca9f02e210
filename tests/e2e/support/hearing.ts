import type { Page } from '@playwright/test'

/** Runs in a page before its own code: its microphone hears a tone without a pause, so that every gap is a gap. */
export function humInsteadOfMicrophone() {
  const original = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
  navigator.mediaDevices.getUserMedia = async (constraints) => {
    if (!constraints?.audio) return original(constraints)
    const context = new AudioContext()
    const tone = new OscillatorNode(context, { frequency: 330 })
    const out = context.createMediaStreamDestination()
    tone.connect(new GainNode(context, { gain: 0.3 })).connect(out)
    tone.start()
    return out.stream
  }
}

/** What a page heard: the machine's times in milliseconds, oldest first. */
export interface Heard {
  /** Sound came out of a jitter buffer that had come in from somebody; nothing that the browser made up for a gap. */
  readonly sound: readonly number[]
  /** The page could look whether there was sound. */
  readonly looked: readonly number[]
  /** What was decoded was loud. */
  readonly loud: readonly number[]
}

/** Notes from now on what is heard: sound every ten milliseconds, loudness every hundred. */
export async function startListening(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { connections } = window as unknown as { connections: RTCPeerConnection[] }
    const heard: Record<'sound' | 'looked' | 'loud', number[]> = { sound: [], looked: [], loud: [] }
    const played = new WeakMap<RTCRtpReceiver, number>()
    const isFresh = (receiver: RTCRtpReceiver) => {
      const at = receiver.getSynchronizationSources()[0]?.rtpTimestamp
      if (at === undefined || at === played.get(receiver)) return false
      played.set(receiver, at)
      return true
    }
    setInterval(() => {
      const receivers = connections
        .filter(({ connectionState }) => connectionState === 'connected')
        .flatMap((connection) => connection.getReceivers())
        .filter(({ track }) => track.kind === 'audio')
      heard.looked.push(Date.now())
      if (receivers.filter(isFresh).length > 0) heard.sound.push(Date.now())
    }, 10)
    const energies = new Map<string, number>()
    const isLoud = ({ id, type, kind, totalAudioEnergy = 0 }: RTCInboundRtpStreamStats) => {
      const before = energies.get(id) ?? 0
      energies.set(id, totalAudioEnergy)
      return type === 'inbound-rtp' && kind === 'audio' && totalAudioEnergy - before > 0.001
    }
    setInterval(async () => {
      const all = await Promise.all(connections.map((connection) => connection.getStats()))
      if (all.flatMap((stats) => [...stats.values()]).filter(isLoud).length > 0) heard.loud.push(Date.now())
    }, 100)
    Object.assign(window, { heard })
  })
}

export const heardBy = (page: Page): Promise<Heard> =>
  page.evaluate(() => (window as unknown as { heard: Heard }).heard)

/** When sound, and something loud, was last heard. */
export const lastHeardBy = (page: Page): Promise<{ readonly sound: number; readonly loud: number }> =>
  page.evaluate(() => {
    const { sound, loud } = (window as unknown as { heard: Heard }).heard
    return { sound: sound.at(-1) ?? 0, loud: loud.at(-1) ?? 0 }
  })

/** Between two looks of a page that has the time to look every ten milliseconds. */
const LONGEST_BLINK = 50

/**
 * The longest stretch without sound, in milliseconds, between the first and the last of these times. While the machine
 * did not let the page look, nobody knows whether there was sound: that is no silence.
 */
export function longestSilence(sound: readonly number[], looked: readonly number[]): number {
  const blind = looked.slice(1).flatMap((to, i) => (to - looked[i]! > LONGEST_BLINK ? [{ from: looked[i]!, to }] : []))
  const silence = (from: number, to: number) =>
    blind.reduce((left, each) => left - Math.max(0, Math.min(to, each.to) - Math.max(from, each.from)), to - from)
  return Math.max(0, ...sound.slice(1).map((at, i) => silence(sound[i]!, at)))
}
