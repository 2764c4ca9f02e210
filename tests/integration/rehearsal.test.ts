import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect, type Database } from '@/prisma/client'
import { seatsFor } from '@/scripts/rehearsal/accesses'
import { findingsOf } from '@/scripts/rehearsal/breakouts/findings'
import { setByPartnership } from '@/scripts/rehearsal/breakouts/stored-set'
import { Written } from '@/scripts/rehearsal/breakouts/written'
import { plan } from '@/scripts/rehearsal/plan'
import { type Outcome, Rehearsal } from '@/scripts/rehearsal/rehearsal'
import type { RunningProduct } from '@/scripts/rehearsal/running-product'
import { loadDemo } from '@/server/demo/load'
import { type TestDatabase, testDatabase } from '../support/database'
import { cookieOf, LiveProcess } from '../support/live'

/** Two for each partnership; one minute in which rooms open and close, typed faster than hands do. */
const PEOPLE = 18
const MINUTES = 1
const PACE = 15
const SEED = 7

let database: TestDatabase
let db: Database
let process: LiveProcess
let product: RunningProduct
let outcome: Outcome
const said: string[] = []

beforeAll(async () => {
  database = await testDatabase()
  db = connect(database.url, 4)
  const demo = (await loadDemo(db, new Date(), {}))!
  process = await LiveProcess.start(database.url)
  const { session } = demo
  await process.command(session, 'session.open')
  product = {
    url: process.url,
    session,
    databaseUrl: database.url,
    hasMedia: false,
    cookieOf: (seat) => cookieOf(seat),
  }
  const made = plan(SEED, PEOPLE, 0, MINUTES)
  const rehearsal = new Rehearsal({
    product,
    plan: made,
    seats: await seatsFor(product, made.cast),
    moderator: true,
    seed: SEED,
    domainVersion: 'test',
    intention: { set: (await setByPartnership(product))!, opensAt: 11_000, closesAt: 26_000 },
    pace: PACE,
    say: (line) => void said.push(line),
  })
  outcome = await rehearsal.run()
}, 150_000)
afterAll(async () => {
  await process.stop()
  await db.$disconnect()
  await database.drop()
})

describe('a rehearsal of breakouts', () => {
  test('loses no command, shows all the same, and strands nobody', () => {
    expect(outcome.lost).toBe(0)
    expect(outcome.agreement).toMatchObject({ of: PEOPLE + 2, same: PEOPLE + 2 })
    expect(outcome.findings.stranded).toEqual([])
  })

  test('finds every word that was typed in each room’s card and in what is kept', () => {
    expect(outcome.findings).toMatchObject({ rooms: 9, missing: [], surplus: [], givenBack: [], withoutCard: 0 })
    expect(outcome.findings.words).toBeGreaterThan(100)
  })

  test('plays a round from its opening to the comments on cards', () => {
    const { done } = outcome.tally
    for (const type of ['breakouts.open', 'breakouts.close', 'workbook.write', 'chat.post', 'harvest.comment'])
      expect(done.get(type), type).toBeGreaterThan(0)
    expect(said.some((line) => /[1-9]\d* in rooms/.test(line))).toBe(true)
  })

  test('misses what never arrived, and notices what nobody typed', async () => {
    const [workbook] = await db.workbook.findMany({ where: { sessionId: product.session } })
    const written = new Written()
    written.begin(workbook!.room, 0, 'goals').cells.set('', 'Nobody ever sent this.')
    const seat = (await seatsFor(product, plan(SEED, PEOPLE, 0, MINUTES).cast))[0]!
    const found = await findingsOf({
      product,
      seat,
      written,
      furnished: new Map([
        [workbook!.room, {}],
        ['no-such-room', {}],
      ]),
      shared: new Set(),
      readInRoom: () => null,
      stranded: [],
      nameOf: () => 'Ada',
      patience: 0,
    })
    expect(found.missing).toEqual(['Ada, goals: Nobody ever sent this.'])
    expect(found.surplus.length).toBeGreaterThan(0)
    expect(found.withoutCard).toBe(1)
  })
})
