import { randomBytes } from 'node:crypto'
import type { Plan, Rules, Way } from '@/domain/planning/plan'
import type { Prisma } from '@/prisma/generated/client'
import { CONFERENCE, PARTNERSHIPS } from './kickoff'

const newId = () => randomBytes(16).toString('base64url')

const NAME = 'Neun Partnerschaften'
const WAY: Way = { kind: 'partnership' }
const RULES: Rules = { bothSides: false, sharedLanguage: false, delegations: 'any', moderator: false }

/** A room for each partnership, with a workbook in it: whoever comes with an organisation's name is brought to theirs. */
export async function planRooms(tx: Prisma.TransactionClient, conferenceId: string, templateId: string) {
  const members = await tx.membership.findMany({ where: { conferenceId }, include: { partnership: true } })
  const plan: Plan = {
    rooms: PARTNERSHIPS.map(({ name }) => ({
      name,
      partnership: name,
      limit: null,
      people: members
        .filter(({ partnership }) => partnership?.name === name)
        .map(({ personId }) => ({
          id: personId,
          reason: { code: 'planning/own-partnership', params: { partnership: name } },
        })),
    })),
    unplaced: members
      .filter(({ partnership }) => partnership === null)
      .map(({ personId }) => ({ id: personId, reason: { code: 'planning/runs-the-session', params: {} } })),
    unmet: [],
  }
  const stored = { way: WAY, rules: RULES, plan: plan as unknown as Prisma.InputJsonObject }
  const seed = CONFERENCE.slug
  await tx.breakoutSet.create({ data: { id: newId(), conferenceId, name: NAME, seed, templateId, ...stored } })
}
