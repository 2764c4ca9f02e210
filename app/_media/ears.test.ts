import { DisconnectReason, type LocalTrack, type RemoteTrack, RoomEvent, Track } from 'livekit-client'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { MediaSeat } from '@/domain/media-seats'
import { FakeLiveKit, settle, slow } from '@/tests/support/fake-livekit'
import { Ears } from './ears'
import type { Pass } from './pass'

const listener: MediaSeat = { channel: 'north', sources: [], as: 'listener' }
const audience: MediaSeat = { channel: 'voice', sources: [], as: 'audience' }
const announcer: MediaSeat = { channel: 'voice', sources: ['microphone'], as: 'announcer' }

const made: Ears[] = []
const begin = () => {
  const world = new FakeLiveKit()
  const getPass = vi.fn(
    async (channel: string): Promise<Pass> => ({ ok: true, url: 'ws://media.test', token: channel }),
  )
  const devices = { microphoneId: null, cameraId: null, speakerId: null }
  const microphone = vi.fn((): LocalTrack | null => null)
  const setVolume = vi.fn()
  const ears = new Ears({ getPass, devices, outside: world, microphone }, setVolume)
  made.push(ears)
  const allow = (...seats: MediaSeat[]) => {
    ears.allow(seats)
    return settle()
  }
  const states = () => ears.view.get().map(({ channel, as, state }) => `${as} in ${channel}: ${state}`)
  return { ears, world, getPass, microphone, setVolume, allow, states }
}
afterEach(() => {
  for (const ears of made.splice(0)) ears.allow([])
})

test('each seat is a room of its own, and says how it stands', async () => {
  const { world, getPass, allow, states } = begin()
  const late = slow(undefined)
  world.connecting.mockReturnValueOnce(late.over)
  await allow(listener)
  expect(states()).toEqual(['listener in north: connecting'])
  await late.finish()
  expect(states()).toEqual(['listener in north: connected'])
  expect(getPass.mock.calls).toEqual([['north', false]])
  expect(world.tracks).toEqual([])
})

test('what stays is left as it is; what goes is left behind', async () => {
  const { world, allow, states } = begin()
  await allow(listener)
  const { room } = world
  await allow({ ...listener }, audience)
  expect(world.connected).toHaveLength(2)
  expect(room.connect).toHaveBeenCalledOnce()
  await allow(audience)
  expect(room.isConnected).toBe(false)
  expect(states()).toEqual(['audience in voice: connected'])
  await allow()
  expect([world.connected.length, states()]).toEqual([0, []])
})

test('a seat that goes while it is still being reached is not reached', async () => {
  const { world, allow } = begin()
  const late = slow(undefined)
  world.connecting.mockReturnValueOnce(late.over)
  await allow(listener)
  await allow()
  await late.finish()
  expect(world.connected).toEqual([])
})

test('what cannot be reached is said, and tried again', async () => {
  const { ears, world, getPass, allow, states } = begin()
  getPass.mockResolvedValueOnce({ ok: false, code: 'media/preparing' })
  await allow(listener)
  expect(states()).toEqual(['listener in north: failed'])
  ears.retry()
  await settle()
  expect(states()).toEqual(['listener in north: connected'])
  world.room.end(DisconnectReason.SERVER_SHUTDOWN)
  await settle()
  expect(states()).toEqual(['listener in north: connecting'])
  ears.retry()
  await settle()
  expect(states()).toEqual(['listener in north: connected'])
})

describe('an announcement that one makes', () => {
  test('takes a copy of the microphone that is open, and leaves that one open', async () => {
    const { world, microphone, allow, states } = begin()
    const open = world.open(Track.Source.Microphone)
    microphone.mockReturnValue(open as unknown as LocalTrack)
    await allow(announcer)
    expect(world.room.sends).toEqual([Track.Source.Microphone])
    expect(world.room.localParticipant.createTracks).not.toHaveBeenCalled()
    expect(states()).toEqual(['announcer in voice: connected'])
    await allow()
    expect(world.live).toEqual([open])
  })

  test('opens the microphone if it was off, and closes it at the end', async () => {
    const { world, allow } = begin()
    await allow(announcer)
    expect(world.room.sends).toEqual([Track.Source.Microphone])
    await allow()
    expect(world.live).toEqual([])
  })

  test('that is over before the microphone opens leaves it closed', async () => {
    const { world, allow } = begin()
    const late = slow(undefined)
    const reached = slow(undefined)
    world.connecting.mockReturnValueOnce(reached.over)
    await allow(announcer)
    world.room.localParticipant.createTracks.mockImplementationOnce(async () => {
      await late.over
      return [world.open(Track.Source.Microphone)]
    })
    await reached.finish()
    await allow()
    await late.finish()
    expect(world.tracks).toHaveLength(1)
    expect(world.live).toEqual([])
  })

  test('without a microphone says why, and asks for it again only when told to', async () => {
    const { ears, world, allow } = begin()
    const reached = slow(undefined)
    world.connecting.mockReturnValueOnce(reached.over)
    vi.stubGlobal('isSecureContext', true)
    vi.stubGlobal('navigator', { mediaDevices: {} })
    await allow(announcer)
    world.room.localParticipant.createTracks.mockRejectedValueOnce(new DOMException('', 'NotAllowedError'))
    await reached.finish()
    expect(ears.view.get()).toMatchObject([{ state: 'failed', problem: 'denied' }])
    await new Promise((resolve) => setTimeout(resolve, 700))
    expect(world.rooms).toHaveLength(1)
    ears.retry()
    await settle()
    expect(ears.view.get()).toMatchObject([{ state: 'connected', problem: null }])
    vi.unstubAllGlobals()
  })
})

describe('the room where one stands', () => {
  const sound = () => {
    const element = { hidden: false, volume: 1, remove: () => {} }
    return { kind: Track.Kind.Audio, attach: () => element, detach: () => {} } as unknown as RemoteTrack
  }
  const hearing = async (seat: MediaSeat) => {
    vi.stubGlobal('document', { body: { append: () => {} } })
    const all = begin()
    await all.allow(seat)
    const track = sound()
    all.world.room.emit(RoomEvent.TrackSubscribed, track)
    return { ...all, track }
  }
  afterEach(() => void vi.unstubAllGlobals())

  test('is turned down while an announcement is heard, and only then', async () => {
    const { world, setVolume, track } = await hearing(audience)
    expect(setVolume).toHaveBeenLastCalledWith(0.3)
    world.room.emit(RoomEvent.TrackUnsubscribed, track)
    expect(setVolume).toHaveBeenLastCalledWith(1)
  })

  test('is turned up again when the announcement ends with its room', async () => {
    const { setVolume, allow } = await hearing(audience)
    await allow()
    expect(setVolume).toHaveBeenLastCalledWith(1)
  })

  test('stays as loud as it is beside a room that one listens to', async () => {
    const { setVolume } = await hearing(listener)
    expect(setVolume).not.toHaveBeenCalledWith(0.3)
  })
})
