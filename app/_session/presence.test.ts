import { describe, expect, test, vi } from 'vitest'
import type { Card, Cards } from '@/domain/protocol/messages'
import { type FetchPeople, Presence } from './presence'

type Page = Awaited<ReturnType<FetchPeople>>

const cardOf = (name: string): Card => ({
  name,
  organisation: null,
  partnership: null,
  role: 'attendee',
  muted: false,
})
const cards = (...ids: string[]): Cards => Object.fromEntries(ids.map((id) => [id, cardOf(id)]))
const pageOf = (n: number, ids: readonly string[], more: Partial<Page> = {}): Page => ({
  n,
  here: ids.length,
  people: ids.map((id) => ({ id, card: cardOf(id) })),
  after: null,
  ...more,
})

/** A page that shows the plenary, and a server that answers these pages one after the other. */
const entered = (...pages: (Page | Error)[]) => {
  const fetchPeople = vi.fn<FetchPeople>(async () => {
    const next = pages.shift()
    if (!next || next instanceof Error) throw next ?? new Error('asked once too often')
    return next
  })
  const known: Cards[] = []
  const presence = new Presence(fetchPeople, (cards) => known.push(cards))
  presence.enter('main')
  const hear = (n: number, here: number, people: { came?: string[]; went?: string[] } | null, room = 'main') =>
    presence.hear({ room, n, here, people: people && { came: cards(...(people.came ?? [])), went: people.went ?? [] } })
  const names = () => presence.get().people && [...presence.get().people!].sort()
  return { presence, fetchPeople, known, hear, names }
}
const settle = () => new Promise((resolve) => setTimeout(resolve))

describe('nobody looks', () => {
  test('so only the number is kept, and nobody is asked', async () => {
    const { presence, fetchPeople, hear } = entered()
    hear(1, 3, { came: ['ada'] })
    expect(presence.get()).toEqual({ here: 3, people: null })
    hear(5, 4, null)
    await settle()
    expect(presence.get()).toEqual({ here: 4, people: null })
    expect(fetchPeople).not.toHaveBeenCalled()
  })

  test('any more, so a gap is left as it is', async () => {
    const { presence, fetchPeople, hear, names } = entered(pageOf(1, ['ada']))
    const stop = presence.want()
    await settle()
    stop()
    hear(9, 7, { came: ['ben'] })
    await settle()
    expect(fetchPeople).toHaveBeenCalledTimes(1)
    expect(presence.get().here).toBe(7)
    expect(names()).toBeNull()
  })
})

describe('somebody looks', () => {
  test('so the people of the room are fetched, with their names', async () => {
    const { presence, fetchPeople, known, names } = entered(pageOf(4, ['ada', 'ben']))
    presence.want()
    await settle()
    expect(fetchPeople).toHaveBeenCalledExactlyOnceWith('main', {})
    expect(presence.get().here).toBe(2)
    expect(names()).toEqual(['ada', 'ben'])
    expect(known).toEqual([cards('ada', 'ben')])
  })

  test('and another too: they are fetched once', async () => {
    const { presence, fetchPeople } = entered(pageOf(4, ['ada']))
    presence.want()
    presence.want()
    await settle()
    presence.want()
    await settle()
    expect(fetchPeople).toHaveBeenCalledTimes(1)
  })

  test('so whoever comes and goes is followed', async () => {
    const { presence, fetchPeople, known, hear, names } = entered(pageOf(4, ['ada', 'ben']))
    presence.want()
    await settle()
    hear(5, 3, { came: ['cem'] })
    hear(6, 2, { went: ['ada'] })
    expect(presence.get().here).toBe(2)
    expect(names()).toEqual(['ben', 'cem'])
    expect(known.at(-2)).toEqual(cards('cem'))
    expect(fetchPeople).toHaveBeenCalledTimes(1)
  })

  test('[S11] so after a gap the page is read again', async () => {
    const { presence, hear, names } = entered(pageOf(4, ['ada']), pageOf(6, ['ben', 'cem']))
    presence.want()
    await settle()
    hear(6, 2, { came: ['cem'], went: ['ada'] })
    expect(presence.get()).toEqual({ here: 2, people: null })
    await settle()
    expect(names()).toEqual(['ben', 'cem'])
    hear(7, 1, { went: ['ben'] })
    expect(names()).toEqual(['cem'])
  })

  test('but too many are there to be named', async () => {
    const { presence, fetchPeople, hear, names } = entered(pageOf(1, ['ada'], { here: 800, after: 'ada' }))
    presence.want()
    await settle()
    expect(presence.get()).toEqual({ here: 800, people: null })
    hear(2, 801, null)
    await settle()
    expect(presence.get().here).toBe(801)
    expect(names()).toBeNull()
    expect(fetchPeople).toHaveBeenCalledTimes(1)
  })

  test('and the room has grown small enough to be named', async () => {
    const { presence, hear, names } = entered(
      pageOf(1, ['ada'], { here: 501, after: 'ada' }),
      pageOf(3, ['ada', 'ben']),
    )
    presence.want()
    await settle()
    hear(2, 501, null)
    await settle()
    expect(names()).toBeNull()
    hear(3, 500, null)
    await settle()
    expect(names()).toEqual(['ada', 'ben'])
  })

  test('and what failed is asked again with the next difference', async () => {
    const { presence, fetchPeople, hear, names } = entered(new Error('offline'), pageOf(2, ['ada']))
    presence.want()
    await settle()
    expect(names()).toBeNull()
    hear(2, 1, { came: ['ada'] })
    await settle()
    expect(names()).toEqual(['ada'])
    expect(fetchPeople).toHaveBeenCalledTimes(2)
  })
})

test('another room’s people are not these', async () => {
  const { presence, hear, names } = entered(pageOf(4, ['ada']))
  presence.want()
  await settle()
  hear(5, 9, { came: ['ben'] }, 'breakout')
  expect(presence.get().here).toBe(1)
  expect(names()).toEqual(['ada'])
})

test('a welcome forgets the names, and whoever looks gets them anew', async () => {
  const { presence, fetchPeople, names } = entered(pageOf(4, ['ada']), pageOf(1, ['ben']))
  presence.want()
  await settle()
  presence.enter('breakout')
  expect(names()).toBeNull()
  await settle()
  expect(fetchPeople).toHaveBeenLastCalledWith('breakout', {})
  expect(names()).toEqual(['ben'])
})

test('before the first welcome nobody is asked', async () => {
  const fetchPeople = vi.fn<FetchPeople>()
  new Presence(fetchPeople, () => {}).want()
  await settle()
  expect(fetchPeople).not.toHaveBeenCalled()
})

test('whoever watches is told, until they stop', async () => {
  const { presence, hear } = entered()
  const seen: number[] = []
  const stop = presence.subscribe(() => seen.push(presence.get().here))
  hear(1, 1, null)
  hear(2, 2, null)
  stop()
  hear(3, 3, null)
  expect(seen).toEqual([1, 2])
})
