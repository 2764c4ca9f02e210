import { describe, expect, test, vi } from 'vitest'
import { JsonPieces } from './json-pieces'

const text = (pieces: JsonPieces) => Buffer.concat(pieces.pieces).toString()
const ADA = 'p_ada0000000000000000000'
const BEN = 'p_ben0000000000000000000'

describe('JSON in pieces', () => {
  test.each([0, 1, 2, 3])('says what the whole says, cut %i levels deep', (levels) => {
    const view = {
      hands: { all: { queue: [{ participantId: ADA }] }, staff: {}, own: { 'größer "🌍"': 1 } },
      chat: { all: {}, staff: { x: [] }, own: { latest: [{ text: '\u2028' }] } },
    }
    expect(JSON.parse(text(new JsonPieces().value(view, levels)))).toEqual(view)
  })

  test('is put together with what is written by hand, in order', () => {
    const pieces = new JsonPieces()
      .loose('{"a":')
      .list([1, null, 'x', { b: [] }])
      .loose(',"c":')
      .value([])
      .loose('}')
    expect(text(pieces)).toBe('{"a":[1,null,"x",{"b":[]}],"c":[]}')
  })

  test('knows whom it mentions, wherever they stand', () => {
    const pieces = new JsonPieces().value({ a: { of: ADA }, b: { of: [BEN] } }, 1).loose('"not counted"')
    expect([...pieces.mentions]).toEqual([ADA, BEN])
  })

  test('writes what it has written before no second time', () => {
    const shared = { toJSON: vi.fn(() => ({ said: 'once' })) }
    const both = [new JsonPieces().value({ all: shared, own: 1 }, 1), new JsonPieces().list([shared])]
    expect(both.map(text)).toEqual(['{"all":{"said":"once"},"own":1}', '[{"said":"once"}]'])
    expect(shared.toJSON).toHaveBeenCalledTimes(1)
  })
})
