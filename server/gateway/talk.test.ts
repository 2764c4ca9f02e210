import { expect, test } from 'vitest'
import { Talk } from './talk'

const spoke = (ms: number) => ({ spoke: ms, line: 'good' }) as const

test('shows who spoke a moment ago, and for how long a room has been silent', () => {
  const talk = new Talk()
  talk.hear('north', 'ada', 'Pforzheim', spoke(1_500), 10_000)
  expect(talk.of('north', 11_000)).toMatchObject({ speaker: 'ada', heardAt: 10_000 })
  expect(talk.of('north', 70_000)).toMatchObject({ speaker: null, heardAt: 10_000 })
})

test('adds up the sides, the more first, and leaves out who speaks for nobody', () => {
  const talk = new Talk()
  talk.hear('north', 'ada', 'Pforzheim', spoke(1_500), 0)
  talk.hear('north', 'neema', 'Mtwara', spoke(2_000), 0)
  talk.hear('north', 'ada', 'Pforzheim', spoke(1_500), 0)
  talk.hear('north', 'mod', null, spoke(2_000), 0)
  expect(talk.of('north', 0).shares).toEqual([
    { side: 'Pforzheim', seconds: 3 },
    { side: 'Mtwara', seconds: 2 },
  ])
})

test('counts poor lines while they are poor and their people are there', () => {
  const talk = new Talk()
  for (const id of ['ada', 'ben', 'eve']) talk.hear('north', id, null, { spoke: 0, line: 'poor' }, 0)
  talk.hear('north', 'ada', null, spoke(0), 0)
  talk.left('ben')
  expect(talk.of('north', 0).poor).toBe(1)
})

test('a poor line goes along to another room', () => {
  const talk = new Talk()
  for (let i = 0; i < 2; i++)
    for (const room of ['north', 'south']) talk.hear(room, 'ben', null, { spoke: 0, line: 'poor' }, i)
  expect([talk.of('north', 1).poor, talk.of('south', 1).poor]).toEqual([0, 1])
})

test('a room that closed is forgotten', () => {
  const talk = new Talk()
  talk.hear('north', 'ada', 'Pforzheim', spoke(1_000), 0)
  talk.keep(['south'])
  expect(talk.of('north', 5).shares).toEqual([])
})
