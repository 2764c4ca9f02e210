import { expect, test } from 'vitest'
import { recorderIn } from './recorder'

const said = (parts: object) => recorderIn({ status: 'ok', parts: { live: 'ready', livekit: 'ready', ...parts } })

test('recording is offered where a recorder is ready, and the media that it records', () => {
  expect(said({ recorder: 'ready' })).toBe('ready')
  expect(said({ recorder: 'restarting' })).toBe('preparing')
  expect(said({ recorder: 'ready', livekit: 'preparing' })).toBe('preparing')
})

test('what is missing is told apart', () => {
  expect(said({})).toBe('absent')
  expect(said({ recorder: 'off' })).toBe('off')
  expect(said({ recorder: 'ready', livekit: 'off' })).toBe('noMedia')
})

test('what says nothing changes nothing', () => {
  for (const answer of [null, {}, { parts: {} }, { status: 'down', parts: { live: 'down' } }])
    expect(recorderIn(answer)).toBeNull()
})
