import { DisconnectReason, type LocalTrack, RoomEvent, Track, TrackEvent } from 'livekit-client'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { MediaSeat, Source } from '@/domain/media-seats'
import { MAIN } from '@/domain/protocol/standing'
import { FakeLiveKit, type FakeRoom, FakeTrack, settle, slow } from '@/tests/support/fake-livekit'
import { MediaSession } from './media-session'
import type { Pass } from './pass'

const { Microphone, Camera } = Track.Source
const passTo = (channel: string): Pass => ({ ok: true, url: 'ws://media.test', token: channel })
const seatIn = (channel: string, ...sources: Source[]): MediaSeat => ({ channel, sources, as: 'member' })
const may = (...sources: Source[]) => seatIn(MAIN, ...sources)
const both = (channel: string) => seatIn(channel, 'microphone', 'camera')
/** Which rooms the page is connected to. */
const placesOf = ({ connected }: FakeLiveKit) => connected.map(({ token }) => token)
const tracksIn = ({ published }: FakeRoom) => [...published.values()].map(({ track }) => track)

const sessions: MediaSession[] = []
const begin = () => {
  const world = new FakeLiveKit()
  const getPass = vi.fn(async (channel: string) => passTo(channel))
  const endScreen = vi.fn()
  const devices = { microphoneId: null, cameraId: null, speakerId: null }
  const session = new MediaSession(getPass, devices, endScreen, world)
  sessions.push(session)
  const allow = (seat: MediaSeat | null) => {
    session.allow(seat)
    return settle()
  }
  return { session, world, getPass, endScreen, allow }
}
afterEach(() => Promise.all(sessions.splice(0).map((session) => session.close())))

test('what is wanted and allowed is sent', async () => {
  const { session, world, allow } = begin()
  session.want('microphone', true)
  await allow(may('microphone', 'camera'))
  expect(world.room.sends).toEqual([Microphone])
  expect(session.view.get()).toMatchObject({ status: 'connected', sending: { microphone: { on: true } } })
})

describe('whoever leaves sends nothing,', () => {
  test('not even when the pass comes late', async () => {
    const { session, world, getPass, allow } = begin()
    const late = slow(passTo(MAIN))
    getPass.mockReturnValueOnce(late.over)
    session.want('microphone', true)
    await allow(may('microphone'))
    await session.close()
    await late.finish()
    expect(world.rooms).toEqual([])
    expect(session.view.get().status).toBe('none')
  })

  test.each([
    ['the page was left', ({ session }: ReturnType<typeof begin>) => session.close()],
    ['there is nothing to hear any more', ({ allow }: ReturnType<typeof begin>) => allow(null)],
  ])('not even when the connection stands only after %s', async (_what, leave) => {
    const all = begin()
    const { session, world, allow } = all
    const late = slow(undefined)
    world.connecting.mockReturnValueOnce(late.over)
    session.want('microphone', true)
    await allow(may('microphone'))
    await leave(all)
    await late.finish()
    expect(placesOf(world)).toEqual([])
    expect(world.tracks).toEqual([])
    expect(session.view.get().status).toBe('none')
  })

  test('and a microphone that opens late is closed unheard', async () => {
    const { session, world, allow } = begin()
    const late = slow(undefined)
    await allow(may())
    const { localParticipant } = world.room
    localParticipant.createTracks.mockImplementationOnce(async () => {
      await late.over
      return [world.open(Microphone)]
    })
    session.want('microphone', true)
    await allow(may('microphone'))
    await session.close()
    await late.finish()
    expect(localParticipant.publishTrack).not.toHaveBeenCalled()
    expect(world.tracks).toHaveLength(1)
    expect(world.live).toEqual([])
  })
})

test('what LiveKit takes away is shown as off', async () => {
  const { session, world, allow } = begin()
  session.want('microphone', true)
  await allow(may('microphone'))
  world.room.published.clear()
  world.room.emit(RoomEvent.LocalTrackUnpublished)
  expect(session.view.get().sending.microphone.on).toBe(false)
})

test('whoever switches off while the microphone still goes out is heard by nobody from then on', async () => {
  const { session, world, allow } = begin()
  await allow(may('microphone'))
  const late = slow(undefined)
  world.publishing.mockReturnValueOnce(late.over)
  session.want('microphone', true)
  await settle()
  expect(world.live).toHaveLength(1)
  session.want('microphone', false)
  expect(world.live).toEqual([])
  await late.finish()
  expect(world.room.sends).toEqual([])
})

describe('whoever is moved', () => {
  /** In North, with microphone and camera on. */
  const inNorth = async () => {
    const all = begin()
    all.session.want('microphone', true)
    all.session.want('camera', true)
    await all.allow(both('north'))
    const isOn: boolean[] = []
    all.session.view.subscribe(() => isOn.push(all.session.view.get().sending.microphone.on))
    return { ...all, north: all.world.room, isOn }
  }

  test('is in the new room, heard, before the old one is left', async () => {
    const { session, world, north, allow } = await inNorth()
    const overlap = slow(undefined)
    world.pause.mockReturnValue(overlap.over)
    await allow(both('south'))
    expect(placesOf(world)).toEqual(['north', 'south'])
    for (const room of world.connected) expect(room.sends).toEqual([Camera, Microphone])
    expect(session.view.get().status).toBe('connected')
    await overlap.finish()
    expect(placesOf(world)).toEqual(['south'])
    expect(north.disconnect).toHaveBeenCalledWith(true)
    expect(session.view.get().status).toBe('connected')
  })

  test('is not in it before it carries', async () => {
    const { world, north, allow } = await inNorth()
    const carries = slow(true)
    world.carries.mockReturnValue(carries.over)
    await allow(both('south'))
    expect(north.isConnected).toBe(true)
    await carries.finish()
    expect(north.isConnected).toBe(false)
  })

  test('goes on with the devices that are open, which are asked for once', async () => {
    const { world, isOn, allow } = await inNorth()
    for (const channel of ['south', 'east', 'north']) await allow(both(channel))
    const asked = world.rooms.flatMap(({ localParticipant }) => localParticipant.createTracks.mock.calls)
    expect(asked).toHaveLength(2)
    expect(world.live).toEqual(tracksIn(world.room))
    expect(isOn).not.toContain(false)
  })

  test('and switches off on the way is off in both rooms at once', async () => {
    const { session, world, north, allow } = await inNorth()
    const overlap = slow(undefined)
    world.pause.mockReturnValue(overlap.over)
    await allow(both('south'))
    session.want('microphone', false)
    expect([north.sends, world.room.sends]).toEqual([[Camera], [Camera]])
    await overlap.finish()
    expect(world.room.sends).toEqual([Camera])
  })

  test('and switches off while the new room is still reached is off there too', async () => {
    const { session, world, north, allow } = await inNorth()
    const late = slow(undefined)
    world.connecting.mockReturnValueOnce(late.over)
    await allow(both('south'))
    session.want('microphone', false)
    expect(north.sends).toEqual([Camera])
    await late.finish()
    expect(world.room.token).toBe('south')
    expect(world.room.sends).toEqual([Camera])
  })

  test('is heard in no room by itself where it was not on before', async () => {
    const { session, world, allow } = begin()
    await allow(may())
    session.want('microphone', true)
    await allow(both('north'))
    expect(world.room.token).toBe('north')
    expect(world.room.sends).toEqual([])
  })

  test('back to the plenary is switched off where they may not speak, and stays off on the way into a room', async () => {
    const { world, north, allow } = await inNorth()
    const late = slow(undefined)
    world.connecting.mockReturnValueOnce(late.over)
    await allow(may())
    expect(north.sends).toEqual([])
    await late.finish()
    await allow(both('south'))
    expect(world.room.token).toBe('south')
    expect(world.room.sends).toEqual([])
    expect(world.live).toEqual([])
  })

  test('hears sound only where they chose so', async () => {
    const { session, world, allow } = await inNorth()
    session.setAudioOnly(true)
    const publications = [Track.Kind.Audio, Track.Kind.Video].map((kind) => ({ kind, setSubscribed: vi.fn() }))
    const sam = { identity: 'sam', trackPublications: new Map(publications.entries()), getTrackPublication: () => {} }
    world.connecting.mockImplementationOnce(async (room) => void room.remoteParticipants.set('sam', sam))
    await allow(both('south'))
    expect(publications.map(({ setSubscribed }) => setSubscribed.mock.lastCall)).toEqual([[true], [false]])
  })

  test('several times in a row is where the last word says, and nothing is left behind', async () => {
    const { session, world, isOn, allow } = await inNorth()
    const late = slow(undefined)
    world.connecting.mockReturnValue(late.over)
    for (const channel of ['south', 'east', 'west']) await allow(both(channel))
    await late.finish()
    expect(placesOf(world)).toEqual(['west'])
    expect(world.live).toEqual(tracksIn(world.room))
    expect(world.room.sends).toEqual([Camera, Microphone])
    expect(isOn).not.toContain(false)
    expect(session.view.get().status).toBe('connected')
  })

  test('on, before the old room is left, goes on from where they are heard by now', async () => {
    const { world, isOn, allow } = await inNorth()
    const overlap = slow(undefined)
    world.pause.mockImplementation((ms) => (ms === 200 ? overlap.over : Promise.resolve()))
    await allow(both('south'))
    const late = slow(undefined)
    world.connecting.mockReturnValueOnce(late.over)
    await allow(both('east'))
    expect(placesOf(world)).toEqual(['south'])
    expect(world.connected[0]!.sends).toEqual([Camera, Microphone])
    await overlap.finish()
    await late.finish()
    expect(placesOf(world)).toEqual(['east'])
    expect(isOn).not.toContain(false)
  })

  test('back, before the old room is left, never leaves it', async () => {
    const { world, north, allow } = await inNorth()
    const overlap = slow(undefined)
    world.pause.mockImplementation((ms) => (ms === 200 ? overlap.over : Promise.resolve()))
    await allow(both('south'))
    await allow(both('north'))
    expect(placesOf(world)).toEqual(['north'])
    expect(north.sends).toEqual([Camera, Microphone])
    await overlap.finish()
    expect(world.live).toEqual(tracksIn(north))
  })

  test('away and back at once never leaves', async () => {
    const { session, world, north, allow } = await inNorth()
    const late = slow(undefined)
    world.connecting.mockReturnValue(late.over)
    await allow(both('south'))
    await allow(both('north'))
    await late.finish()
    expect(placesOf(world)).toEqual(['north'])
    expect(north.sends).toEqual([Camera, Microphone])
    expect(session.view.get().status).toBe('connected')
  })

  test('and leaves the page on the way leaves nothing open', async () => {
    const { session, world, allow } = await inNorth()
    const overlap = slow(undefined)
    world.pause.mockReturnValue(overlap.over)
    await allow(both('south'))
    await session.close()
    await overlap.finish()
    expect(placesOf(world)).toEqual([])
    expect(world.live).toEqual([])
  })

  test('while another tab takes the place in the old room gives way in the new one too', async () => {
    const { session, world, north, allow } = await inNorth()
    const overlap = slow(undefined)
    world.pause.mockReturnValue(overlap.over)
    await allow(both('south'))
    north.end(DisconnectReason.DUPLICATE_IDENTITY)
    await overlap.finish()
    expect(session.view.get().status).toBe('elsewhere')
    expect(placesOf(world)).toEqual([])
    expect(world.live).toEqual([])
  })

  test('to where another tab has the place gives way', async () => {
    const { session, world, getPass, allow } = await inNorth()
    getPass.mockResolvedValueOnce({ ok: false, code: 'media/elsewhere' } as unknown as Pass & { ok: true })
    await allow(both('south'))
    expect(session.view.get().status).toBe('elsewhere')
    expect(placesOf(world)).toEqual([])
    session.takeOver()
    await settle()
    expect(getPass).toHaveBeenLastCalledWith('south', true)
    expect(placesOf(world)).toEqual(['south'])
  })
})

describe('a room that cannot be reached', () => {
  const stranded = async () => {
    const all = begin()
    all.session.want('microphone', true)
    await all.allow(both('north'))
    const north = all.world.room
    all.world.connecting.mockRejectedValue(new Error('no way'))
    await all.allow(both('south'))
    return { ...all, north }
  }

  test('is said, while the old one is still heard', async () => {
    const { session, world } = await stranded()
    expect(session.view.get().status).toBe('reconnecting')
    expect(placesOf(world)).toEqual(['north'])
    expect(session.view.get().sending.microphone).toMatchObject({ on: true, problem: null })
  })

  test('is tried again by hand at once, and the microphone is on there', async () => {
    const { session, world } = await stranded()
    world.connecting.mockReset().mockResolvedValue(undefined)
    session.retry()
    await settle()
    expect(placesOf(world)).toEqual(['south'])
    expect(world.room.sends).toEqual([Microphone])
    expect(session.view.get().status).toBe('connected')
  })

  test('is tried again by itself, also when the old one ends meanwhile', async () => {
    const { session, world, north } = await stranded()
    north.end(DisconnectReason.PARTICIPANT_REMOVED)
    await settle()
    expect(session.view.get()).toMatchObject({ status: 'reconnecting', sending: { microphone: { on: false } } })
    world.connecting.mockReset().mockResolvedValue(undefined)
    await vi.waitFor(() => expect(session.view.get().status).toBe('connected'), 3_000)
    expect(world.room.sends).toEqual([Microphone])
    expect(world.live).toHaveLength(1)
  })

  test('that breaks while it is entered leaves the old one as it is', async () => {
    const { session, world, allow } = begin()
    session.want('microphone', true)
    await allow(both('north'))
    world.pause.mockReturnValue(new Promise(() => {}))
    await allow(both('south'))
    world.room.end(DisconnectReason.SERVER_SHUTDOWN)
    await settle()
    expect(placesOf(world)).toEqual(['north'])
    expect(session.view.get()).toMatchObject({
      status: 'reconnecting',
      sending: { microphone: { on: true, problem: null } },
    })
  })
})

describe('a screen', () => {
  const sharing = async () => {
    const all = begin()
    await all.allow(may('camera'))
    await all.session.captureScreen()
    await all.allow(may('camera', 'screen'))
    await all.world.room.permit('camera', 'screen')
    return all
  }

  test('is captured at once, and sent when the fold and LiveKit say so', async () => {
    const { session, world, endScreen, allow } = begin()
    await allow(may('camera'))
    expect(await session.captureScreen()).toBe(true)
    await allow(may('camera', 'screen'))
    expect(world.room.published.size).toBe(0)
    await world.room.permit('camera', 'screen')
    expect(tracksIn(world.room)).toEqual(world.screen)
    expect(endScreen).not.toHaveBeenCalled()
  })

  test('that was refused is captured no more', async () => {
    const { session, world, allow } = begin()
    await allow(may('camera'))
    await session.captureScreen()
    session.releaseScreen()
    for (const track of world.screen) expect(track.stop).toHaveBeenCalled()
  })

  test.each([
    ['as soon as it is somebody else’s', may('camera')],
    ['in another room', both('north')],
  ])('is captured no more %s', async (_when, seat) => {
    const { world, endScreen, allow } = await sharing()
    const { room } = world
    await allow(seat)
    for (const track of world.screen) expect(track.stop).toHaveBeenCalled()
    for (const { published } of [room, world.room]) expect(published.size).toBe(0)
    expect(endScreen).not.toHaveBeenCalled()
  })

  test('that the browser’s own button ends is given back', async () => {
    const { world, endScreen } = await sharing()
    world.screen[0].emit(TrackEvent.Ended)
    await settle()
    expect(world.room.published.size).toBe(0)
    expect(endScreen).toHaveBeenCalledOnce()
  })

  test('is not given back by whoever does not have it yet', async () => {
    const { session, world, endScreen, allow } = begin()
    await allow(may('camera'))
    await session.captureScreen()
    world.screen[0].emit(TrackEvent.Ended)
    expect(endScreen).not.toHaveBeenCalled()
  })

  test('that is one’s own after a reload is given back, for nothing is captured', async () => {
    const { endScreen, allow } = begin()
    await allow(may('camera', 'screen'))
    expect(endScreen).toHaveBeenCalledOnce()
  })

  test('that nobody chose is no screen', async () => {
    const { session, world } = begin()
    world.captureScreen.mockRejectedValueOnce(new DOMException('', 'NotAllowedError'))
    expect(await session.captureScreen()).toBe(false)
    expect(session.view.get().sending.screen).toMatchObject({ on: false, busy: false })
  })

  test('chosen after the page was left is not kept', async () => {
    const { session, world } = begin()
    const screen = new FakeTrack(Track.Source.ScreenShare)
    const late = slow([screen] as unknown as readonly LocalTrack[])
    world.captureScreen.mockReturnValueOnce(late.over)
    const choosing = session.captureScreen()
    await session.close()
    await late.finish()
    expect(await choosing).toBe(false)
    expect(screen.isLive).toBe(false)
  })
})
