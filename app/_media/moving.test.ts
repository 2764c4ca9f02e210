import { DisconnectReason } from 'livekit-client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { MediaSeat, Source } from '@/domain/media-seats'
import { FakeLiveKit } from '@/tests/support/fake-livekit'
import { Seeded } from '@/tests/support/seeded'
import { MediaSession } from './media-session'

const DEVICES = ['microphone', 'camera'] as const
type Device = (typeof DEVICES)[number]
const CHANNELS = ['main', 'north', 'south', 'east']
const LONGEST = 400

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A page whose person is moved, switches on and off, and whose rooms are slow, fail and end, all by a seed. */
class Life {
  readonly world = new FakeLiveKit()
  readonly session: MediaSession
  readonly #random: Seeded
  #isFair = false
  #seat: MediaSeat | null = null
  #wanted: Record<Device, boolean> = { microphone: false, camera: false }

  constructor(seed: number) {
    this.#random = new Seeded(seed)
    const pause = () => new Promise<void>((resolve) => setTimeout(resolve, this.#random.below(LONGEST)))
    const weather = async () => {
      await pause()
      if (!this.#isFair && this.#random.chance(0.2)) throw new Error('bad weather')
    }
    this.world.connecting.mockImplementation(weather)
    this.world.publishing.mockImplementation(pause)
    this.world.pause.mockImplementation((ms) => new Promise((resolve) => setTimeout(resolve, ms)))
    this.world.carries.mockImplementation(async () => this.#random.chance(0.7))
    const getPass = async (channel: string) => {
      await weather()
      return { ok: true, url: 'ws://media.test', token: channel } as const
    }
    const devices = { microphoneId: null, cameraId: null, speakerId: null }
    this.session = new MediaSession(getPass, devices, () => {}, this.world)
  }

  async live(steps: number) {
    for (let step = 0; step < steps; step++) {
      this.#random.pick([this.#move, this.#move, this.#switch, this.#evict, () => this.session.retry()])()
      this.expectNothingUnwanted()
      await vi.advanceTimersByTimeAsync(this.#random.below(2 * LONGEST))
      this.expectNothingUnwanted()
    }
    this.#isFair = true
    await vi.advanceTimersByTimeAsync(30_000)
  }

  /** What should be sent: switched on, and allowed. */
  get sends(): string[] {
    return DEVICES.filter((device) => this.#wanted[device] && this.#seat?.sources.includes(device)).sort()
  }
  get places(): string[] {
    return this.#seat ? [this.#seat.channel] : []
  }

  expectNothingUnwanted() {
    expect(this.world.connected.length).toBeLessThanOrEqual(2)
    for (const room of this.world.connected) for (const sent of room.sends) expect(this.sends).toContain(sent)
  }

  #move = () => {
    const before = this.#seat
    const channel = this.#random.pick(CHANNELS)
    const sources: Source[] = channel === 'main' ? this.#random.pick([[], ['microphone', 'camera']]) : [...DEVICES]
    this.#seat = this.#random.chance(0.1) ? null : { channel, sources, as: 'member' }
    for (const device of DEVICES) {
      const [could, can] = [before, this.#seat].map((seat) => seat?.sources.includes(device) ?? false)
      const isMoved = before && this.#seat && before.channel !== this.#seat.channel
      if ((could && !can) || (isMoved && !could)) this.#wanted[device] = false
    }
    this.session.allow(this.#seat)
  }
  #switch = () => {
    const device = this.#random.pick(DEVICES)
    this.#wanted[device] = this.#random.chance(0.7)
    this.session.want(device, this.#wanted[device])
  }
  #evict = () => {
    if (this.world.connected.length > 0)
      this.#random.pick(this.world.connected).end(DisconnectReason.PARTICIPANT_REMOVED)
  }
}

test.each(Array.from({ length: 150 }, (_, seed) => [seed]))(
  'whatever happens, the last word counts and nothing is left behind (seed %i)',
  async (seed) => {
    const life = new Life(seed)
    await life.live(30)
    const { world, session } = life
    expect(world.connected.map(({ token }) => token)).toEqual(life.places)
    for (const room of world.connected) expect(room.sends).toEqual(life.sends)
    expect(session.view.get().status).toBe(life.places.length > 0 ? 'connected' : 'none')
    const published = world.connected.flatMap(({ published }) => [...published.values()].map(({ track }) => track))
    for (const track of world.live) expect(published).toContain(track)
    await session.close()
    await vi.advanceTimersByTimeAsync(10_000)
    expect([world.connected.length, world.live.length]).toEqual([0, 0])
  },
)
