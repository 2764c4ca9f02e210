import * as z from 'zod'
import { SET_FIELD_CODES } from '@/app/_data/breakout-set-fields'
import { conferenceOfSet, duplicateSet } from '@/app/_data/breakout-sets'
import { planningOf } from '@/app/_data/planning-actor'
import { changing } from '@/app/_data/requests'
import { name } from '@/domain/protocol/schema'

export const POST = changing(
  z.strictObject({ name: name() }),
  async ({ name }, _request, { id }: { id: string }) => {
    await planningOf(await conferenceOfSet(id))
    return duplicateSet(id, name)
  },
  SET_FIELD_CODES,
)
