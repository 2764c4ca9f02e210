import { expect, test } from 'vitest'
import { AUDIENCES, isForStrangers, mayWatch, type Watcher } from './audience'

const who: Readonly<Record<string, Watcher>> = {
  staff: { as: 'staff', hasLink: false },
  participant: { as: 'participant', hasLink: false },
  member: { as: 'member', hasLink: false },
  'with the link': { as: 'stranger', hasLink: true },
  stranger: { as: 'stranger', hasLink: false },
}
const watching = (audience: (typeof AUDIENCES)[number]) =>
  Object.entries(who).flatMap(([name, watcher]) => (mayWatch(audience, watcher) ? [name] : []))

test('each audience includes those before it, and those who run the session are in all', () => {
  expect(Object.fromEntries(AUDIENCES.map((audience) => [audience, watching(audience)]))).toEqual({
    participants: ['staff', 'participant'],
    members: ['staff', 'participant', 'member'],
    link: ['staff', 'participant', 'member', 'with the link'],
    public: ['staff', 'participant', 'member', 'with the link', 'stranger'],
  })
})

test('a link opens nothing that is not there by link', () => {
  for (const as of ['stranger', 'member'] as const) expect(mayWatch('participants', { as, hasLink: true })).toBe(false)
})

test('is for strangers where one of them may watch, with the link or without', () => {
  const strangers = ['with the link', 'stranger']
  for (const audience of AUDIENCES)
    expect(isForStrangers(audience)).toBe(watching(audience).some((name) => strangers.includes(name)))
})
