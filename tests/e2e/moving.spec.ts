import type { Page } from '@playwright/test'
import {
  type Heard,
  heardBy,
  humInsteadOfMicrophone,
  lastHeardBy,
  longestSilence,
  startListening,
} from './support/hearing'
import { expect, test } from './support/occasion'
import { expectSound, messages, open, tile, write } from './support/room'

const MOVES = 20
const MOST_SILENCE = 500
/** Whoever has not been heard for so long is heard no more, also on a slow machine. */
const STILL = 500

/** How many connections for media a page has open; one for each media room. */
const connectionsOf = (page: Page) =>
  page.evaluate(() => {
    const { connections } = window as unknown as { connections: RTCPeerConnection[] }
    return connections.filter(({ connectionState }) => connectionState === 'connected').length
  })

/**
 * Whether a page has left the plenary's media room for another one. That there is another connection does not say so:
 * it may still be on its way, while the plenary's is the one that is heard.
 */
const hasMoved = (page: Page) =>
  page.evaluate(() => {
    const [first, ...others] = (window as unknown as { connections: RTCPeerConnection[] }).connections
    const isConnected = ({ connectionState }: RTCPeerConnection) => connectionState === 'connected'
    return !isConnected(first!) && others.filter(isConnected).length === 1
  })

/** Whoever is moved before their microphone is on the air does not take it along. */
const expectOnAir = (page: Page) =>
  expect(page.getByRole('button', { name: 'Microphone' })).toHaveAttribute('aria-pressed', 'true')

/**
 * Somebody who speaks without a pause is moved to and fro between two rooms, with a listener in each who stays. What
 * counts as heard is sound that came out of the listener's jitter buffer. The silence of a move is the time from the
 * last sound in the room that was left to the first in the new one: below zero, both heard it for a moment. After that
 * the new room must not have a hole either.
 */
test('a speaking person is moved twenty times, and the sound goes along', async ({ occasion }) => {
  await occasion.run('session.go-live')
  const speaking = { devices: ['Microphone' as const], before: humInsteadOfMicrophone }
  const sam = await occasion.inside('speaker', { name: 'Sam' }, speaking)
  const listeners = [
    await occasion.inside('attendee', { name: 'Ana' }),
    await occasion.inside('attendee', { name: 'Ben' }),
  ] as const
  for (const page of [sam, ...listeners]) await expect.poll(() => connectionsOf(page)).toBe(1)
  await expectOnAir(sam)
  const rooms = await occasion.openRooms({ North: ['Sam', 'Ana'], South: ['Ben'] })
  for (const listener of listeners) await startListening(listener)
  const hears = async (room: number) => Date.now() - (await lastHeardBy(listeners[room]!)).sound < STILL
  const isLoudSince = async (room: number, at: number) => (await lastHeardBy(listeners[room]!)).loud > at
  for (const page of [sam, ...listeners]) await expect.poll(() => hasMoved(page)).toBe(true)
  await expect.poll(() => hears(0)).toBe(true)

  const moves: { to: number; at: number }[] = []
  for (let i = 1; i <= MOVES; i++) {
    const to = i % 2
    const at = Date.now()
    moves.push({ to, at })
    await occasion.move('Sam', rooms[to]!)
    await expect.poll(() => hears(to), { message: `move ${i} is heard`, intervals: [50] }).toBe(true)
    await expect.poll(() => isLoudSince(to, at), { message: `move ${i} is no silence`, intervals: [50] }).toBe(true)
    const isComplete = async () => !(await hears(1 - to)) && (await connectionsOf(sam)) === 1
    await expect.poll(isComplete, { message: `move ${i} is complete`, intervals: [50] }).toBe(true)
  }
  await expectOnAir(sam)

  const heard = await Promise.all(listeners.map(heardBy))
  const during = ({ sound }: Heard, i: number) =>
    sound.filter((at) => at >= moves[i]!.at && at < (moves[i + 1]?.at ?? Date.now()))
  const results = moves.map(({ to, at }, i) => {
    const inNew = during(heard[to]!, i)
    return {
      silence: inNew[0]! - during(heard[1 - to]!, i).at(-1)!,
      after: inNew[0]! - at,
      hole: longestSilence(inNew, heard[to]!.looked),
    }
  })
  const sorted = (pick: (result: (typeof results)[number]) => number) => results.map(pick).sort((a, b) => a - b)
  console.info(`silence ${sorted(({ silence }) => silence)} ms; audible after ${sorted(({ after }) => after)} ms`)
  for (const { silence, hole } of results) {
    expect(silence).toBeLessThanOrEqual(MOST_SILENCE)
    expect(hole).toBeLessThanOrEqual(MOST_SILENCE)
  }
  const anywhere = (pick: (heard: Heard) => readonly number[]) =>
    heard
      .flatMap(pick)
      .filter((at) => at >= moves[0]!.at)
      .sort((a, b) => a - b)
  const all = longestSilence(
    anywhere(({ sound }) => sound),
    anywhere(({ looked }) => looked),
  )
  expect(all).toBeLessThanOrEqual(MOST_SILENCE)
})

test('a media room that cannot be reached: it is said, the rest goes on, and it can be tried again', async ({
  occasion,
}) => {
  await occasion.run('session.go-live')
  const sam = await occasion.inside('speaker', { name: 'Sam' }, { devices: ['Microphone'] })
  const ana = await occasion.inside('attendee', { name: 'Ana' })
  const [, south] = await occasion.openRooms({ North: ['Sam'], South: ['Ana'] })
  await sam.route('**/rt/media?*', (route) => route.abort())
  await occasion.move('Sam', south!)
  await expect(sam.getByText('Sound and picture are interrupted')).toBeVisible()
  await write(sam, 'I am here all the same')
  await expect(messages(ana)).toContainText('I am here all the same')

  await sam.unroute('**/rt/media?*')
  await sam.getByRole('button', { name: 'Try again' }).click()
  await expect(sam.getByText('Sound and picture are interrupted')).toHaveCount(0)
  await expect(sam.getByRole('button', { name: 'Microphone' })).toHaveAttribute('aria-pressed', 'true')
  await expectSound(ana)
})

test('whose network is cut on the way into a room is there when it comes back, as they were', async ({ occasion }) => {
  await occasion.run('session.go-live')
  const sam = await occasion.inside('speaker', { name: 'Sam' }, { devices: ['Microphone'] })
  const ana = await occasion.inside('attendee', { name: 'Ana' })
  const [, south] = await occasion.openRooms({ North: ['Sam'], South: ['Ana'] })
  await occasion.move('Sam', south!)
  await sam.context().setOffline(true)
  await expect(sam.getByText('The connection is interrupted.')).toBeVisible()
  await sam.context().setOffline(false)
  await expectSound(ana)
  await expect(sam.getByRole('button', { name: 'Microphone' })).toHaveAttribute('aria-pressed', 'true')
  await expect(sam.getByText('Sound and picture are interrupted')).toHaveCount(0)
})

test('parts of the page that cannot be loaded are waited for, and the rest goes on', async ({ occasion }) => {
  await occasion.run('session.go-live')
  const ana = await occasion.inside('attendee', { name: 'Ana' })
  await ana.route('**/_next/static/chunks/**', (route) => route.abort())
  await occasion.openRooms({ North: ['Ana'] })
  await expect(ana.getByRole('banner').getByRole('heading', { level: 1 })).toHaveText('North')
  await write(ana, 'I am here all the same')
  await expect(messages(ana)).toHaveCount(1)
  const back = ana.getByRole('button', { name: 'Return to plenary' })
  await expect(back).toHaveCount(0)
  await ana.unroute('**/_next/static/chunks/**')
  await expect(back.first()).toBeVisible()
})

test('a moderator hears another room without leaving their own, and is met by nobody there', async ({ occasion }) => {
  await occasion.run('session.go-live')
  const moderator = await occasion.inside('moderator', { name: 'Jonas Weber' })
  const sam = await occasion.inside('speaker', { name: 'Sam' }, { devices: ['Microphone'] })
  await expectOnAir(sam)
  await occasion.openRooms({ North: ['Sam'] })
  await moderator.getByRole('button', { name: 'Breakout rooms' }).click()
  await moderator.getByRole('button', { name: 'Listen in: North' }).click()
  await moderator.getByRole('button', { name: 'Back to the session' }).click()
  await expectSound(moderator)
  await open(moderator, 'Chat')
  await write(moderator, 'still in the plenary')
  await expect(messages(moderator)).toContainText('still in the plenary')
  await expect(messages(sam)).toHaveCount(0)
  await expect(tile(sam, /Jonas Weber/)).toHaveCount(0)

  await moderator.getByRole('button', { name: 'Stop listening' }).click()
  await expect.poll(() => connectionsOf(moderator)).toBe(1)
})
