import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './support/occasion'
import { alert } from './support/room'

const links = () => JSON.parse(readFileSync(join(process.env.AUFTAKT_TEST_DATA!, 'links.json'), 'utf8'))

async function atTheDesk(page: Page): Promise<void> {
  const { organiser, url } = links()
  await page.goto(organiser)
  await page.waitForURL(/\/live\//)
  await page.goto(`${url}/desk`)
}

test('from nothing to a session that runs: conference, session, link, doors, live, end', async ({ page, browser }) => {
  await atTheDesk(page)
  const title = `Netzwerk Junge Bürgermeister:innen ${Date.now()}`
  await page.getByRole('button', { name: 'New conference' }).click()
  await page.getByRole('textbox', { name: 'Title' }).fill(title)
  await expect(page.getByRole('textbox', { name: 'Address: /c/…' })).toHaveValue(
    /^netzwerk-junge-buergermeister-innen-\d+$/,
  )
  await page.getByRole('combobox', { name: 'Time zone of the venue' }).selectOption('Europe/Berlin')
  await page.getByRole('button', { name: 'Create' }).click()
  await expect(page.getByRole('heading', { name: title })).toBeVisible()
  await expect(page.getByText('No session yet. Create the first one.')).toBeVisible()

  await page.getByRole('button', { name: 'New session' }).click()
  await page.getByRole('textbox', { name: 'Title' }).fill('Kommune 2030')
  await page.getByLabel('From').fill('10:00')
  await page.getByLabel('To', { exact: true }).fill('09:00')
  await page.getByRole('button', { name: 'Create' }).click()
  await expect(page.getByText('The end must be after the beginning.')).toBeVisible()
  await page.getByLabel('To', { exact: true }).fill('11:30')
  await page.getByRole('button', { name: 'Create' }).click()
  const row = page.getByRole('listitem', { name: 'Kommune 2030' })
  await expect(row).toContainText('planned')

  await page.getByRole('button', { name: 'New link', exact: true }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Oleksandra Tymoshenko')
  await page.getByRole('combobox', { name: 'Role' }).selectOption('Speaker')
  await page.getByRole('button', { name: 'Create' }).click()
  const link = await page.getByText(/\/enter\?to=/).textContent()
  const guest = await (await browser.newContext()).newPage()
  await guest.goto(link!)
  await expect(guest.getByRole('heading', { name: title })).toBeVisible()

  await row.getByRole('button', { name: 'Open the doors' }).click()
  await expect(row.getByText('open', { exact: true })).toBeVisible()
  await row.getByRole('button', { name: 'Go live' }).click()
  await expect(row.getByText('live', { exact: true })).toBeVisible()
  await guest.reload()
  await guest.getByRole('link', { name: 'Join now' }).click()
  await expect(guest.getByText('You come in as Oleksandra Tymoshenko.')).toBeVisible()
  await row.getByRole('link', { name: 'Enter' }).click()
  await expect(page.getByRole('button', { name: 'Join', exact: true })).toBeVisible()
  await page.goBack()
  await row.getByRole('button', { name: 'End session' }).click()
  await row.getByRole('button', { name: 'End session' }).click()
  await expect(row.getByRole('link', { name: 'Replay' })).toBeVisible()

  const person = page.getByRole('listitem', { name: 'Oleksandra Tymoshenko' })
  await person.getByRole('button', { name: 'Actions for Oleksandra Tymoshenko' }).click()
  await page.getByRole('menuitem', { name: 'Withdraw' }).click()
  const asking = page.getByRole('dialog', { name: /^Withdraw the link of/ })
  await asking.getByRole('button', { name: 'Withdraw' }).click()
  await expect(person).toContainText('withdrawn')
  await guest.goto(link!)
  await expect(alert(guest)).toContainText('This link is unknown or was withdrawn.')
  await guest.context().close()
})

test('the desk is for organisers, and only for their own conferences', async ({ occasion, page }) => {
  await page.goto(`${occasion.url}/desk`)
  await expect(page.getByText('The desk is for organisers.')).toBeVisible()
  const attendee = await occasion.visitor('attendee', { name: 'Ada' })
  await attendee.goto(`${occasion.url}/desk/${occasion.slug}`)
  await expect(attendee.getByRole('heading', { name: 'This page does not exist.' })).toBeVisible()
  const organiser = await occasion.visitor('organiser', { name: 'Ola' })
  await organiser.goto(`${occasion.url}/desk/klimapartnerschaften`)
  await expect(organiser.getByRole('heading', { name: 'This page does not exist.' })).toBeVisible()
  for (const [path, data] of [
    [
      `/api/desk/conferences/${occasion.conferenceId}`,
      { title: 'x', slug: 'x', summary: '', venue: '', timeZone: 'UTC', accent: '#0d6b4e' },
    ],
    [`/api/desk/sessions/${occasion.sessionId}/run`, { type: 'session.end' }],
    [
      '/api/desk/links',
      { conference: occasion.conferenceId, name: 'Eve', role: 'organiser', organisationId: null, partnershipId: null },
    ],
  ] as const) {
    const answer = await attendee.request.post(`${occasion.url}${path}`, { data, headers: { origin: occasion.url } })
    expect([path, answer.status()]).toEqual([path, 403])
  }
})
