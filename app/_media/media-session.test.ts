import { EventEmitter } from 'node:events'
import { ConnectionState, type LocalTrack, type Room, RoomEvent, Track, TrackEvent } from 'livekit-client'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { MAIN } from '@/domain/protocol/standing'
import type { MediaSeat, Source } from '@/domain/session'
import { MediaSession } from './media-session'
import type { Pass } from './pass'

const { Microphone, Camera, ScreenShare, ScreenShareAudio } = Track.Source
const NUMBERS = { camera: 1, microphone: 2, screen: 3 } as const
const pass: Pass = { ok: true, url: 'ws://media.test', token: 'a token' }
const may = (...sources: Source[]): MediaSeat => ({ channel: MAIN, sources, as: 'member' })
const settle = () => new Promise((resolve) => setTimeout(resolve))

class FakeTrack extends EventEmitter {
  readonly stop = vi.fn()
  constructor(readonly source: Track.Source) {
    super()
  }
}

/** Something that lasts until the test says that it is over. */
const slow = <T>(value: T) => {
  let end = () => {}
  const over = new Promise<T>((resolve) => {
    end = () => resolve(value)
  })
  const finish = () => {
    end()
    return settle()
  }
  return { over, finish }
}

class FakeRoom extends EventEmitter {
  state = ConnectionState.Disconnected
  readonly canPlaybackAudio = true
  readonly remoteParticipants = new Map()
  readonly published = new Map<Track.Source, FakeTrack>()
  readonly #off = async (...sources: Track.Source[]) => {
    for (const source of sources) this.published.delete(source)
  }
  readonly localParticipant = {
    identity: 'me',
    isSpeaking: false,
    permissions: { canPublish: true, canPublishSources: [1, 2] as number[] },
    getTrackPublication: (source: Track.Source) => this.published.get(source) && { isMuted: false, unmute: vi.fn() },
    createTracks: vi.fn(async ({ audio }: { audio?: boolean }) => [new FakeTrack(audio ? Microphone : Camera)]),
    publishTrack: vi.fn(async (track: FakeTrack) => void this.published.set(track.source, track)),
    setMicrophoneEnabled: () => this.#off(Microphone),
    setCameraEnabled: () => this.#off(Camera),
    setScreenShareEnabled: () => this.#off(ScreenShare, ScreenShareAudio),
  }
  connect = vi.fn(async () => {
    this.state = ConnectionState.Connected
  })
  disconnect = vi.fn(async (_stopTracks: boolean) => {
    this.state = ConnectionState.Disconnected
    this.emit(RoomEvent.Disconnected)
  })
  /** The reconciler was here. */
  permit(...sources: Source[]) {
    this.localParticipant.permissions = { canPublish: true, canPublishSources: sources.map((each) => NUMBERS[each]) }
    this.emit(RoomEvent.ParticipantPermissionsChanged, undefined, this.localParticipant)
    return settle()
  }
}

const sessions: MediaSession[] = []
const begin = () => {
  const room = new FakeRoom()
  const screen = [new FakeTrack(ScreenShare), new FakeTrack(ScreenShareAudio)] as const
  const getPass = vi.fn(async () => pass)
  const endScreen = vi.fn()
  const captureScreen = vi.fn(async () => screen as unknown as readonly LocalTrack[])
  const devices = { microphoneId: null, cameraId: null, speakerId: null }
  const outside = { newRoom: () => room as unknown as Room, captureScreen }
  const session = new MediaSession(getPass, devices, endScreen, outside)
  sessions.push(session)
  const allow = (publishing: MediaSeat | null) => {
    session.allow(publishing)
    return settle()
  }
  return { session, room, screen, getPass, endScreen, captureScreen, allow }
}
afterEach(() => Promise.all(sessions.splice(0).map((session) => session.close())))

test('what is wanted and allowed is sent', async () => {
  const { session, room, allow } = begin()
  session.want('microphone', true)
  await allow(may('microphone', 'camera'))
  expect([...room.published.keys()]).toEqual([Microphone])
  expect(session.view.get()).toMatchObject({ status: 'connected', sending: { microphone: { on: true } } })
})

describe('whoever leaves sends nothing,', () => {
  test('not even when the pass comes late', async () => {
    const { session, room, getPass, allow } = begin()
    const late = slow(pass)
    getPass.mockReturnValueOnce(late.over)
    session.want('microphone', true)
    await allow(may('microphone'))
    await session.close()
    await late.finish()
    expect(room.connect).not.toHaveBeenCalled()
    expect(session.view.get().status).toBe('none')
  })

  test.each([
    ['the page was left', ({ session }: ReturnType<typeof begin>) => session.close()],
    ['there is nothing to hear any more', ({ allow }: ReturnType<typeof begin>) => allow(null)],
  ])('not even when the connection stands only after %s', async (_what, leave) => {
    const all = begin()
    const { session, room, allow } = all
    const late = slow(undefined)
    const connect = room.connect.getMockImplementation()!
    room.connect.mockImplementationOnce(async () => {
      await late.over
      await connect()
    })
    session.want('microphone', true)
    await allow(may('microphone'))
    await leave(all)
    await late.finish()
    expect(room.disconnect).toHaveBeenCalledWith(true)
    expect(room.localParticipant.createTracks).not.toHaveBeenCalled()
    expect(session.view.get().status).toBe('none')
  })

  test('and a microphone that opens late is closed unheard', async () => {
    const { session, room, allow } = begin()
    const microphone = new FakeTrack(Microphone)
    const late = slow([microphone])
    room.localParticipant.createTracks.mockReturnValueOnce(late.over)
    session.want('microphone', true)
    await allow(may('microphone'))
    await session.close()
    await late.finish()
    expect(room.localParticipant.publishTrack).not.toHaveBeenCalled()
    expect(microphone.stop).toHaveBeenCalled()
  })
})

describe('a screen', () => {
  const sharing = async () => {
    const all = begin()
    await all.allow(may('camera'))
    await all.session.captureScreen()
    await all.allow(may('camera', 'screen'))
    await all.room.permit('camera', 'screen')
    return all
  }

  test('is captured at once, and sent when the fold and LiveKit say so', async () => {
    const { session, room, screen, endScreen, allow } = begin()
    await allow(may('camera'))
    expect(await session.captureScreen()).toBe(true)
    await allow(may('camera', 'screen'))
    expect(room.published.size).toBe(0)
    await room.permit('camera', 'screen')
    expect([...room.published.values()]).toEqual(screen)
    expect(endScreen).not.toHaveBeenCalled()
  })

  test('that was refused is captured no more', async () => {
    const { session, screen, allow } = begin()
    await allow(may('camera'))
    await session.captureScreen()
    session.releaseScreen()
    for (const track of screen) expect(track.stop).toHaveBeenCalled()
  })

  test('is captured no more as soon as it is somebody else’s', async () => {
    const { room, screen, endScreen, allow } = await sharing()
    await allow(may('camera'))
    for (const track of screen) expect(track.stop).toHaveBeenCalled()
    expect(room.published.size).toBe(0)
    expect(endScreen).not.toHaveBeenCalled()
  })

  test('that the browser’s own button ends is given back', async () => {
    const { room, screen, endScreen } = await sharing()
    screen[0].emit(TrackEvent.Ended)
    await settle()
    expect(room.published.size).toBe(0)
    expect(endScreen).toHaveBeenCalledOnce()
  })

  test('is not given back by whoever does not have it yet', async () => {
    const { session, screen, endScreen, allow } = begin()
    await allow(may('camera'))
    await session.captureScreen()
    screen[0].emit(TrackEvent.Ended)
    expect(endScreen).not.toHaveBeenCalled()
  })

  test('that is one’s own after a reload is given back, for nothing is captured', async () => {
    const { endScreen, allow } = begin()
    await allow(may('camera', 'screen'))
    expect(endScreen).toHaveBeenCalledOnce()
  })

  test('that nobody chose is no screen', async () => {
    const { session, captureScreen } = begin()
    captureScreen.mockRejectedValueOnce(new DOMException('', 'NotAllowedError'))
    expect(await session.captureScreen()).toBe(false)
    expect(session.view.get().sending.screen).toMatchObject({ on: false, busy: false })
  })
})
