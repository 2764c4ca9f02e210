import { expect, test } from 'vitest'
import { AwaySweep } from './away-sweep'

const KEEPS_PLACE_FOR = 60_000

const ada = { room: 'main', participantId: 'ada' }
const ben = { room: 'main', participantId: 'ben' }
const nobody = new Set<string>()

test('whoever is away keeps their place for so long, and no longer', () => {
  const sweep = new AwaySweep(KEEPS_PLACE_FOR)
  expect(sweep.gone([ada, ben], new Set(['ben']), 1_000)).toEqual([])
  expect(sweep.gone([ada, ben], new Set(['ben']), 1_000 + KEEPS_PLACE_FOR - 1)).toEqual([])
  expect(sweep.gone([ada, ben], new Set(['ben']), 1_000 + KEEPS_PLACE_FOR)).toEqual([ada])
})

test('whoever comes back begins anew, and so does who left the stage', () => {
  const sweep = new AwaySweep(KEEPS_PLACE_FOR)
  sweep.gone([ada, ben], nobody, 0)
  expect(sweep.gone([ada], new Set(['ada']), 30_000)).toEqual([])
  expect(sweep.gone([ada, ben], nobody, 50_000)).toEqual([])
  expect(sweep.gone([ada, ben], nobody, 50_000 + KEEPS_PLACE_FOR)).toEqual([ada, ben])
})
