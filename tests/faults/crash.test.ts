import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { MAIN } from '@/domain/protocol/standing'
import { session } from '@/domain/session'
import { folded } from '../support/folded'
import { LiveOccasion, until, type Visitor } from '../support/live'
import { MortalProcess } from '../support/mortal-process'
import { Seeded } from '../support/seeded'
import { comesBack, OPEN, openRoomsOf, RoomStorm, setFor, shownIn } from './room-storm'

/** I6: as long may it take until everybody is where they belong. */
const PATIENCE = 10_000

let occasion: LiveOccasion
let mortal: MortalProcess
beforeEach(async () => {
  occasion = await LiveOccasion.open()
  mortal = await MortalProcess.start(occasion.databaseUrl)
})
afterEach(async () => {
  await mortal.stop()
  await occasion.close()
})

describe('[I6] nobody is stranded', () => {
  test('F30: whoever closed their laptop in a room is in the plenary when they come back after its end', async () => {
    const [mo, ada] = [await occasion.visitor('moderator', 'Mo'), await occasion.visitor('attendee', 'Ada')]
    await mo.ask('breakouts.open', { set: await setFor(occasion, [ada], 1), ...OPEN })
    await until('Ada in her room', () => shownIn(ada) !== MAIN)
    ada.socket.disconnect()
    await mo.ask('breakouts.close', { room: null, grace: 0 })
    const back = comesBack(occasion, ada)
    await back.welcomed()
    expect(shownIn(back)).toBe(MAIN)
    expect(openRoomsOf(back)).toEqual([])
  })

  test('F31: timers go on when the moderator’s process dies, also where nobody runs the session', async () => {
    const mo = await occasion.visitor('moderator', 'Mo', mortal)
    const ada = await occasion.visitor('attendee', 'Ada')
    const set = await setFor(occasion, [ada], 1)
    const began = performance.now()
    await mo.ask('breakouts.open', { ...OPEN, set, countdown: 1, minutes: 0.05 })
    await mortal.kill()
    await until('the end of the countdown', () => shownIn(ada) !== MAIN)
    await until('the end of the rooms', () => shownIn(ada) === MAIN && openRoomsOf(ada).length === 0)
    expect(performance.now() - began).toBeGreaterThan(3_900)
    expect(performance.now() - began).toBeLessThan(4_000 + PATIENCE)
  })
})

test.each([1, 2, 3])(
  '[I3] [I6] [I9] rooms open, close and change while a process dies, on PostgreSQL (seed %i)',
  async (seed) => {
    const mo = await occasion.visitor('moderator', 'Mo')
    const people: Visitor[] = []
    for (let i = 0; i < 8; i++)
      people.push(await occasion.visitor('attendee', `Guest ${i}`, i % 2 === 0 ? mortal : occasion.processes[0]!))
    const sets = [await setFor(occasion, people, 3), await setFor(occasion, people, 2)]
    const storm = new RoomStorm(occasion, new Seeded(seed), mo, people, sets)
    for (let i = 0; i < 25; i++) await storm.deed()
    const onMortal = people.filter(({ process, removed }) => process === mortal && !removed)
    await mortal.kill()
    for (const visitor of onMortal) people[people.indexOf(visitor)] = comesBack(occasion, visitor)
    for (let i = 0; i < 10; i++) await storm.deed()
    await storm.answered()

    const log = await occasion.rows()
    const out = people[0]!
    const removed = log.find(({ type, owner }) => type === 'person.removed' && owner === out.id)
    // One was removed perhaps, and then did nothing since.
    expect(log.filter(({ by, seq }) => removed && by === out.id && seq > removed.seq)).toEqual([])
    const here = [mo, ...people].filter((visitor) => !(removed && visitor === out))
    await until(
      'everybody to be where they belong, and to see what is so',
      async () => {
        const now = folded(await occasion.rows())
        return here.every((visitor) => {
          const [shown, should] = [visitor.store.get()!, session.viewerOf(now, visitor.id)!]
          const isThere = JSON.stringify(shown.viewer.seats) === JSON.stringify(should.seats)
          return isThere && JSON.stringify(shown.view) === JSON.stringify(session.view(now, shown.viewer))
        })
      },
      PATIENCE,
    )
  },
)
