import { expect, test, vi } from 'vitest'
import { Opening } from './opening'

const rooms = (count: number) => Array.from({ length: count }, (_, i) => `room-${i}`)
const broken = new Set<string>()
const begin = () => {
  broken.clear()
  let now = 0
  let most = 0
  const create = vi.fn(async (_session: string, room: string) => {
    most = Math.max(most, ++now)
    await new Promise((resolve) => setTimeout(resolve))
    now--
    if (broken.has(room)) throw new Error('LiveKit does not answer')
  })
  return { opening: new Opening(create), create, mostAtATime: () => most }
}

test('makes all, some at a time', async () => {
  const { opening, create, mostAtATime } = begin()
  expect(await opening.make('s', rooms(200))).toBe(true)
  expect(create).toHaveBeenCalledTimes(200)
  expect(mostAtATime()).toBeGreaterThan(1)
  expect(mostAtATime()).toBeLessThanOrEqual(8)
})

test('names what fails twice while the rest goes on, until it is made', async () => {
  const { opening, create } = begin()
  broken.add('room-1')
  expect(await opening.make('s', rooms(3))).toBe(false)
  expect(create).toHaveBeenCalledTimes(3)
  expect(opening.failed('s')).toEqual([])
  await opening.make('s', ['room-1'])
  expect(opening.failed('s')).toEqual(['room-1'])
  expect(opening.failed('another')).toEqual([])
  broken.clear()
  expect(await opening.make('s', ['room-1'])).toBe(true)
  expect(opening.failed('s')).toEqual([])
})

test('a room that is closed meanwhile is named no more', async () => {
  const { opening } = begin()
  broken.add('room-1')
  for (let i = 0; i < 2; i++) await opening.make('s', ['room-1'])
  await opening.make('s', [])
  expect(opening.failed('s')).toEqual([])
})
