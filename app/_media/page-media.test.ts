import { expect, test, vi } from 'vitest'
import type { MediaSeat } from '@/domain/media-seats'
import { FakeLiveKit, settle } from '@/tests/support/fake-livekit'
import { PageMedia } from './page-media'

const plenary: MediaSeat = { channel: 'main', sources: [], as: 'member' }
const announcer: MediaSeat = { channel: 'voice', sources: ['microphone'], as: 'announcer' }

const begin = () => {
  const media = new PageMedia({
    me: 'mo',
    getPass: vi.fn(async (channel: string) => ({ ok: true as const, url: 'ws://media.test', token: channel })),
    devices: { microphoneId: null, cameraId: null, speakerId: null },
    endScreen: () => {},
    report: () => {},
    outside: new FakeLiveKit(),
  })
  const allow = async (...seats: MediaSeat[]) => {
    media.allow(seats)
    await settle()
    return media.ears.view.get().map(({ as }) => as)
  }
  return { media, allow }
}

test('whoever speaks to rooms is on the air', async () => {
  const { media, allow } = begin()
  expect(await allow(plenary)).toEqual([])
  expect(await allow(plenary, announcer)).toEqual(['announcer'])
  await media.close()
})

test('a page that is loaded while its person speaks to rooms does not go on the air, until they begin anew', async () => {
  const { media, allow } = begin()
  expect(await allow(plenary, announcer)).toEqual([])
  expect(await allow({ ...plenary }, announcer)).toEqual([])
  await allow(plenary)
  expect(await allow(plenary, announcer)).toEqual(['announcer'])
  await media.close()
})
