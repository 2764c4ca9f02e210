import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, type BrowserContextOptions, test as base, expect, type Page } from '@playwright/test'
import { internalKey } from '../../../prisma/access'
import { connect, type Database } from '../../../prisma/client'
import { type Invited, type InvitedRole, invite, newTestId, plan } from '../../support/planned'
import { storeSet } from '../../support/stored-set'
import { rememberConnections } from './room'

interface Beforehand {
  /** Runs in the page before its own code. */
  readonly before?: () => void
}

/** A conference with one session of its own, so that tests do not meet. */
export class Occasion {
  readonly pages: Page[] = []

  constructor(
    readonly url: string,
    private readonly browser: Browser,
    readonly db: Database,
    readonly conferenceId: string,
    readonly slug: string,
    readonly sessionId: string,
    private readonly key: string,
    private readonly livePort: number,
  ) {}

  /** A personal link, as the desk makes them. */
  async link(role: InvitedRole, invited: Invited): Promise<string> {
    const { secret } = await invite(this.db, this, role, invited)
    return `${this.url}/enter?to=${encodeURIComponent(`/live/${this.sessionId}`)}#${secret}`
  }

  /** Somebody in a browser of their own, at the green room. */
  async visitor(
    role: InvitedRole,
    invited: Invited,
    { before, ...options }: BrowserContextOptions & Beforehand = {},
  ): Promise<Page> {
    const context = await this.browser.newContext(options)
    await context.addInitScript(rememberConnections)
    if (before) await context.addInitScript(before)
    const page = await context.newPage()
    this.pages.push(page)
    await page.goto(await this.link(role, invited))
    await page.waitForURL(/\/live\//)
    return page
  }

  /** Somebody who is in the session, without microphone and camera unless `devices` are named. */
  async inside(
    role: InvitedRole,
    invited: Invited,
    { devices = [], ...options }: BrowserContextOptions & Beforehand & { devices?: ('Microphone' | 'Camera')[] } = {},
  ): Promise<Page> {
    const page = await this.visitor(role, invited, options)
    for (const device of devices) {
      await page.getByRole('button', { name: device, exact: true }).click()
      await expect(page.getByRole('button', { name: device, exact: true })).toHaveAttribute('aria-pressed', 'true')
    }
    const door = devices.length > 0 ? 'Join' : 'Enter without microphone and camera'
    await page.getByRole('button', { name: door, exact: true }).click()
    await expect(page.getByRole('tab', { name: /Chat/ })).toBeVisible()
    return page
  }

  /** What the desk does to the session. */
  run = (type: 'session.open' | 'session.go-live' | 'session.end'): Promise<void> => this.command(type)

  /** What the product itself may ask of the session. */
  async command(type: string, data: unknown = {}, session = this.sessionId): Promise<void> {
    const answer = await fetch(`http://127.0.0.1:${this.livePort}/rt/command`, {
      method: 'POST',
      headers: { authorization: `Bearer ${internalKey(this.key)}` },
      body: JSON.stringify({ id: newTestId(), session, type, data }),
    })
    expect(await answer.json()).toMatchObject({ ok: true })
  }

  /** Who somebody is in the session, once they are inside. */
  async idOf(name: string): Promise<string> {
    return (await this.db.participant.findFirstOrThrow({ where: { sessionId: this.sessionId, name } })).id
  }

  /** Opens a room for each of these groups of people who are inside, and answers the ids of the rooms. */
  async openRooms(groups: Readonly<Record<string, readonly string[]>>): Promise<string[]> {
    const inside = { sessionId: this.sessionId }
    const bearers = new Map((await this.db.participant.findMany({ where: inside })).map((p) => [p.name, p.bearer]))
    const rooms = Object.entries(groups).map(([room, names]) => [room, names.map((name) => bearers.get(name)!)])
    const set = await storeSet(this.db, this.conferenceId, { rooms: Object.fromEntries(rooms) })
    await this.command('breakouts.open', { set, minutes: null, countdown: 0, walking: false, returns: true })
    const opened = await this.db.logEvent.findFirstOrThrow({
      where: { sessionId: this.sessionId, type: 'breakouts.opened' },
      orderBy: { seq: 'desc' },
    })
    return (opened.data as { rooms: { id: string }[] }).rooms.map(({ id }) => id)
  }

  move = async (name: string, room: string): Promise<void> =>
    this.command('breakouts.move', { participantId: await this.idOf(name), room })

  /** Puts many messages into the log at once, as if they had been written; whoever comes later finds them. */
  async fill(type: 'chat.posted', count: number): Promise<void> {
    const { sessionId } = this
    const by = (await this.db.participant.findFirstOrThrow({ where: { sessionId } })).id
    // The head is moved first and stays locked until all is in: whatever else happens in the session comes after.
    const head = await this.db.$transaction(
      async (db) => {
        // Due at once: time trims the window, as it would have while people wrote.
        const raised = { head: { increment: count }, nextTickAt: new Date() }
        const { head: after } = await db.logHead.update({ where: { sessionId }, data: raised })
        const before = after - count
        const data = Array.from({ length: count }, (_, i) => {
          const messageId = newTestId()
          const content = { messageId, participantId: by, text: `message number ${i}`, replyTo: null }
          const row = { sessionId, seq: before + 1 + i, at: new Date(), room: 'main', type, v: 1, by }
          return { ...row, subject: messageId, data: content, part: 0 }
        })
        for (let from = 0; from < count; from += 1_000)
          await db.logEvent.createMany({ data: data.slice(from, from + 1_000) })
        return before
      },
      { timeout: 60_000 },
    )
    const trimmed = () =>
      this.db.logEvent.count({ where: { sessionId, type: 'chat.trimmed', seq: { gt: head + count } } })
    await expect.poll(trimmed).toBeGreaterThan(0)
  }
}

/** Every test has an occasion of its own; its session is open. */
export const test = base.extend<{ occasion: Occasion }>({
  occasion: async ({ browser }, use) => {
    const url = process.env.AUFTAKT_TEST_URL!
    const port = Number(process.env.AUFTAKT_TEST_PORT)
    const secrets = JSON.parse(readFileSync(join(process.env.AUFTAKT_TEST_DATA!, 'secrets.json'), 'utf8'))
    const db = connect(`postgres://auftakt:${secrets.postgresPassword}@127.0.0.1:${port + 3}/auftakt`, 2)
    const { conferenceId, slug, sessionId } = await plan(db)
    const occasion = new Occasion(url, browser, db, conferenceId, slug, sessionId, secrets.authSecret, port + 2)
    await occasion.run('session.open')
    const unworded = watchWords(browser)
    await use(occasion)
    for (const page of occasion.pages) await page.context().close()
    // What is recorded ends with its test, or the next ones would share the machine with it.
    const running = { sessionId, state: { in: ['starting', 'live'] } }
    if ((await db.recording.count({ where: running })) > 0) await occasion.command('recording.stop')
    await db.$disconnect()
    expect(unworded(), 'texts that a page was not given').toEqual([])
  },
})

/** Answers what pages wanted to say since and had no words for: they show the name of the text then. */
function watchWords(browser: Browser): () => readonly string[] {
  const lacking = new Set<string>()
  const newContext = browser.newContext.bind(browser)
  browser.newContext = async (options) => {
    const context = await newContext(options)
    context.on('console', (message) => {
      if (message.text().includes('MISSING_MESSAGE')) lacking.add(message.text())
    })
    return context
  }
  return () => {
    browser.newContext = newContext
    return [...lacking]
  }
}

export { expect }
