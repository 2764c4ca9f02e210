import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, type BrowserContextOptions, test as base, expect, type Page } from '@playwright/test'
import { hashSecret, internalKey, newSecret } from '../../../prisma/access'
import { connect, type Database } from '../../../prisma/client'

type Role = 'organiser' | 'moderator' | 'speaker' | 'attendee' | 'viewer'
const id = () => randomBytes(16).toString('base64url')

interface Invited {
  readonly name: string
  readonly organisation?: string
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
  async link(role: Role, { name, organisation }: Invited): Promise<string> {
    const secret = newSecret()
    const person = await this.db.person.create({ data: { id: id(), name } })
    const organisationId = organisation
      ? (await this.db.organisation.create({ data: { id: id(), name: organisation, country: 'DE' } })).id
      : null
    await this.db.membership.create({
      data: { conferenceId: this.conferenceId, personId: person.id, role, organisationId },
    })
    await this.db.access.create({
      data: { id: id(), role, personId: person.id, conferenceId: this.conferenceId, secretHash: hashSecret(secret) },
    })
    return `${this.url}/enter?to=${encodeURIComponent(`/live/${this.sessionId}`)}#${secret}`
  }

  /** Somebody in a browser of their own, at the green room. */
  async visitor(role: Role, invited: Invited, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.browser.newContext(options)
    const page = await context.newPage()
    this.pages.push(page)
    await page.goto(await this.link(role, invited))
    await page.waitForURL(/\/live\//)
    return page
  }

  /** Somebody who is in the session, without microphone and camera unless `devices` are named. */
  async inside(
    role: Role,
    invited: Invited,
    { devices = [], ...options }: BrowserContextOptions & { devices?: ('Microphone' | 'Camera')[] } = {},
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
  async run(type: 'session.open' | 'session.go-live' | 'session.end'): Promise<void> {
    const answer = await fetch(`http://127.0.0.1:${this.livePort}/rt/command`, {
      method: 'POST',
      headers: { authorization: `Bearer ${internalKey(this.key)}` },
      body: JSON.stringify({ id: id(), session: this.sessionId, type, data: {} }),
    })
    expect(await answer.json()).toMatchObject({ ok: true })
  }
}

/** Every test has an occasion of its own; its session is open. */
export const test = base.extend<{ occasion: Occasion }>({
  occasion: async ({ browser }, use) => {
    const url = process.env.AUFTAKT_TEST_URL!
    const port = Number(process.env.AUFTAKT_TEST_PORT)
    const secrets = JSON.parse(readFileSync(join(process.env.AUFTAKT_TEST_DATA!, 'secrets.json'), 'utf8'))
    const db = connect(`postgres://auftakt:${secrets.postgresPassword}@127.0.0.1:${port + 3}/auftakt`, 2)
    const [conferenceId, sessionId, slug] = [id(), id(), `occasion-${randomBytes(4).toString('hex')}`]
    await db.conference.create({
      data: { id: conferenceId, slug, title: 'Annual conference', timeZone: 'Europe/Berlin' },
    })
    await db.session.create({ data: { id: sessionId, conferenceId, title: 'Opening', openToGuests: true } })
    const occasion = new Occasion(url, browser, db, conferenceId, slug, sessionId, secrets.authSecret, port + 2)
    await occasion.run('session.open')
    await use(occasion)
    for (const page of occasion.pages) await page.context().close()
    await db.$disconnect()
  },
})

export { expect }
