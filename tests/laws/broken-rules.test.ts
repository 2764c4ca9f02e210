import { afterEach, expect, test, vi } from 'vitest'
import { MAIN } from '@/domain/protocol/standing'
import { session } from '@/domain/session'
import { decideBatch } from '@/server/sessions/batch'
import { Scenario } from '../support/scenario'

afterEach(() => vi.restoreAllMocks())

const given = () => {
  const { state } = Scenario.with({ ada: 'attendee', ben: 'attendee' })
  const broke: string[] = []
  const around = {
    now: () => 2_000_000,
    newId: () => 'id',
    broke: (_error: unknown, what: string) => void broke.push(what),
  }
  const asks = [
    { id: '1', by: 'ada', room: MAIN, command: { type: 'hand.raise', data: {} } },
    { id: '2', by: 'ben', room: MAIN, command: { type: 'chat.post', data: { text: 'hello' } } },
  ] as const
  const decide = () => decideBatch({ state, head: 5, lastAt: 0 }, asks, () => undefined, around)
  return { broke, asks, decide }
}

test('[S6] a rule that throws costs its command, and nobody else’s', () => {
  const { broke, asks, decide } = given()
  const { feature } = session.registry.ofCommand('hand.raise')
  vi.spyOn(feature.decide as Record<string, () => unknown>, 'hand.raise').mockImplementation(() => {
    throw new Error('a mistake of ours')
  })
  const { acks, drafts } = decide()
  expect(acks.get(asks[0])).toEqual({ ok: false, code: 'unavailable' })
  expect(acks.get(asks[1])).toEqual({ ok: true, seq: 6 })
  expect(drafts.map(({ type }) => type)).toEqual(['chat.posted'])
  expect(broke).toEqual(['hand.raise'])
})

test('a fold that throws leaves nothing of its command', () => {
  const { broke, asks, decide } = given()
  const { feature } = session.registry.ofEvent('hand.raised')
  vi.spyOn(feature.reduce.all as Record<string, () => unknown>, 'hand.raised').mockImplementation(() => {
    throw new Error('a mistake of ours')
  })
  const { acks, drafts, state } = decide()
  expect(acks.get(asks[0])).toEqual({ ok: false, code: 'unavailable' })
  expect(drafts.map(({ type }) => type)).toEqual(['chat.posted'])
  expect(state.rooms[MAIN]!.hands.all.queue).toEqual([])
  expect(broke).toEqual(['hand.raise'])
})

test('time that breaks does not stop what was asked, and is asked again later', () => {
  const { broke, asks, decide } = given()
  vi.spyOn(session, 'tick').mockImplementation(() => {
    throw new Error('a mistake of ours')
  })
  const { acks, nextTickAt } = decide()
  expect(acks.get(asks[1])).toMatchObject({ ok: true })
  expect(nextTickAt).toBe(2_060_000)
  expect(broke).toEqual(['tick'])
})
