import type { Browser, BrowserContextOptions, Page } from '@playwright/test'
import type { Links } from '@/server/start/links'
import type { Album } from './album'

export type Locale = 'de' | 'en'

/** The names of what is pressed. */
const WORDS = {
  de: {
    camera: 'Kamera',
    microphone: 'Mikrofon',
    enter: 'Ohne Mikrofon und Kamera eintreten',
    questions: /^Fragen/,
    people: /^Personen/,
    end: 'Beenden',
    endNow: 'Jetzt beenden',
    position: 'Position',
  },
  en: {
    camera: 'Camera',
    microphone: 'Microphone',
    enter: 'Enter without microphone and camera',
    questions: /^Questions/,
    people: /^People/,
    end: 'End session',
    endNow: 'End session now',
    position: 'Position',
  },
} as const

const WIDE = { width: 1440, height: 900 }
const PHONE = { width: 390, height: 844 }
/** Until pictures move, type is there and panels have filled. */
const SETTLES = 3_000
const ARRIVES_WITHIN = 20_000

/** What the devices are called, instead of the file that the film comes from. */
const DEVICES = {
  de: { audioinput: 'Eingebautes Mikrofon', videoinput: 'Eingebaute Kamera', audiooutput: 'Lautsprecher' },
  en: { audioinput: 'Built-in microphone', videoinput: 'Built-in camera', audiooutput: 'Speakers' },
}

/** Runs in the page: one device of each kind, with a name. */
function nameDevices(names: Readonly<Record<string, string>>) {
  const { mediaDevices } = navigator
  const list = mediaDevices.enumerateDevices.bind(mediaDevices)
  mediaDevices.enumerateDevices = async () => {
    const devices = await list()
    return Object.entries(names).flatMap(([kind, label]) => {
      const device = devices.find((each) => each.kind === kind)
      return device
        ? [{ deviceId: device.deviceId, groupId: device.groupId, kind: device.kind, label, toJSON() {} }]
        : []
    })
  }
}

type Role = 'organiser' | 'moderator' | 'speaker' | 'attendee'

/** Takes the pictures of one language. */
export class Scenes {
  constructor(
    private readonly browser: Browser,
    private readonly links: Links,
    private readonly album: Album,
    private readonly locale: Locale,
  ) {}

  /** Everything that shows a session that runs. */
  async running() {
    await this.greenRoom()
    await this.room()
    await this.moderator()
    await this.phone()
    await this.site()
  }

  async greenRoom() {
    await this.#with(
      'attendee',
      { viewport: { width: 1200, height: 760 }, permissions: ['camera', 'microphone'] },
      async (page) => {
        await page.getByRole('button', { name: this.#words.camera, exact: true }).click()
        await page.getByRole('button', { name: this.#words.microphone, exact: true }).click()
        await this.#take(page, 'green-room')
      },
    )
  }

  async room() {
    await this.#with('attendee', { viewport: WIDE }, async (page) => {
      await this.#enter(page)
      await this.#take(page, 'room')
      await page.getByRole('tab', { name: this.#words.people }).click()
      await this.#take(page, 'room-people')
    })
  }

  async moderator() {
    await this.#with('moderator', { viewport: WIDE, colorScheme: 'dark' }, async (page) => {
      await this.#enter(page)
      await page.getByRole('tab', { name: this.#words.questions }).click()
      await this.#take(page, 'moderator-dark')
    })
  }

  async phone() {
    const options = { viewport: PHONE, hasTouch: true, isMobile: true }
    await this.#with('attendee', options, async (page) => {
      await this.#enter(page)
      await this.#take(page, 'phone-chat')
      await page.getByRole('tab', { name: this.#words.questions }).click()
      await this.#take(page, 'phone-questions')
    })
  }

  async site() {
    const { url, conference } = this.links
    await this.#with('attendee', { viewport: WIDE }, async (page) => {
      const seat = new URL(page.url()).searchParams.get('seat')
      await page.goto(`${url}/c/${conference}${seat ? `?seat=${seat}` : ''}`)
      await this.#take(page, 'conference')
    })
    await this.#with('organiser', { viewport: WIDE }, async (page) => {
      await page.goto(`${url}/desk/${conference}`)
      await this.#take(page, 'desk')
    })
  }

  /** Ends the session for all, as an organiser does; nothing to do when it has ended. */
  async end() {
    await this.#with('organiser', { viewport: WIDE }, async (page) => {
      await page.waitForTimeout(SETTLES)
      if (!(await page.getByRole('button', { name: this.#words.enter, exact: true }).isVisible())) return
      await this.#enter(page)
      await page.getByRole('button', { name: this.#words.end, exact: true }).first().click()
      await page.getByRole('button', { name: this.#words.endNow, exact: true }).click()
      await page.waitForTimeout(SETTLES)
    })
  }

  /** Only of a session that has ended. */
  async replay() {
    const { url, session } = this.links
    await this.#with('attendee', { viewport: WIDE }, async (page) => {
      const seat = new URL(page.url()).searchParams.get('seat')
      await page.goto(`${url}/replay/${session}${seat ? `?seat=${seat}` : ''}`)
      const position = page.getByRole('slider', { name: this.#words.position })
      await position.waitFor()
      const most = Number(await position.getAttribute('max'))
      await position.fill(String(Math.round(most * 0.45)))
      await position.blur()
      await this.#take(page, 'replay')
    })
  }

  get #words() {
    return WORDS[this.locale]
  }

  #take = async (page: Page, name: string) => {
    await page.waitForTimeout(SETTLES)
    await this.album.take(page, `${name}-${this.locale}`)
  }

  async #enter(page: Page) {
    await page.getByRole('button', { name: this.#words.enter, exact: true }).click()
    await page.getByRole('tab', { name: this.#words.people }).waitFor()
  }

  /** Opens a personal link; a machine that builds and rehearses at once may need a second try. */
  async #open(page: Page, role: Role, isSecondTry = false): Promise<void> {
    const inside = /\/(live|replay)\//
    await page.goto(this.links[role])
    const hasArrived = await page.waitForURL(inside, { timeout: ARRIVES_WITHIN }).then(
      () => true,
      () => false,
    )
    if (hasArrived) return
    const shown = await page.locator('main').textContent()
    if (isSecondTry) throw new Error(`The link of the ${role} leads nowhere: ${page.url()} shows “${shown}”.`)
    await page.goto('about:blank')
    await this.#open(page, role, true)
  }

  /** Somebody in a browser of their own, who opened their link. */
  async #with(role: Role, options: BrowserContextOptions, act: (page: Page) => Promise<void>) {
    const locale = this.locale === 'de' ? 'de-DE' : 'en-GB'
    const context = await this.browser.newContext({
      locale,
      timezoneId: 'Europe/Berlin',
      colorScheme: 'light',
      deviceScaleFactor: 1,
      ...options,
    })
    try {
      await context.addInitScript(nameDevices, DEVICES[this.locale])
      const page = await context.newPage()
      await this.#open(page, role)
      await act(page)
    } finally {
      await context.close()
    }
  }
}
