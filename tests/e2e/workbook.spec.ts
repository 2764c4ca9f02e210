import AxeBuilder from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { kickoffTemplate } from '../../domain/planning/kickoff-template'
import { storeSet } from '../support/stored-set'
import { expect, type Occasion, test } from './support/occasion'
import { noSideScroll, tile } from './support/room'

const PHONE = { width: 390, height: 800 }
const heading = (page: Page) => page.getByRole('banner').getByRole('heading', { level: 1 })
const field = (page: Page, name: string): Locator => page.getByRole('textbox', { name, exact: true })
const goals = (page: Page) => field(page, 'Our goals')
const saved = (page: Page) => page.getByText('Everything is saved.')
const card = (page: Page, name: string) =>
  page.getByRole('tabpanel', { name: /Results/ }).getByRole('listitem', { name, exact: true })
const showResults = (page: Page) => page.getByRole('tab', { name: /Results/ }).click()

/** Ada on a phone and Ben in North, which has the kickoff's workbook; a moderator in the plenary. */
async function given(occasion: Occasion, { roles = ['attendee', 'attendee'] as ('attendee' | 'viewer')[] } = {}) {
  await occasion.run('session.go-live')
  const moderator = await occasion.inside('moderator', { name: 'Mo Wer' })
  const ada = await occasion.inside(roles[0]!, { name: 'Ada Okello' }, { viewport: PHONE, hasTouch: true })
  const ben = await occasion.inside(roles[1]!, { name: 'Ben Vogt' })
  const personOf = async (name: string) =>
    (await occasion.db.person.findFirstOrThrow({ where: { name }, orderBy: { createdAt: 'desc' } })).id
  await storeSet(occasion.db, occasion.conferenceId, {
    name: 'Partnerships',
    rooms: { North: [await personOf('Ada Okello'), await personOf('Ben Vogt')], South: [] },
    template: kickoffTemplate,
  })
  await openRooms(moderator)
  for (const page of [ada, ben]) await expect(heading(page)).toHaveText('North')
  return { moderator, ada, ben }
}

async function openRooms(moderator: Page) {
  await moderator.getByRole('button', { name: 'Breakout rooms' }).click()
  await moderator.getByRole('button', { name: 'Open rooms: Partnerships' }).click()
  const dialog = moderator.getByRole('dialog', { name: 'Partnerships' })
  await dialog.getByRole('combobox', { name: 'How soon' }).selectOption({ label: 'At once' })
  await dialog.getByRole('button', { name: 'Open rooms' }).click()
}

async function closeRooms(moderator: Page) {
  await moderator.getByRole('button', { name: 'Close rooms' }).click()
  await moderator.getByRole('button', { name: 'Now', exact: true }).click()
}
const backToSession = (moderator: Page) => moderator.getByRole('button', { name: 'Back to the session' }).click()

test('two people type into one field at once, see each other there, and lose no word', async ({ occasion }) => {
  const { moderator, ada, ben } = await given(occasion)
  await goals(ada).pressSequentially('Trees')
  await expect(goals(ben)).toHaveValue('Trees')
  await expect(ben.getByText('Ada Okello writes here')).toBeVisible()
  await goals(ben).press('End')
  await Promise.all([
    goals(ada)
      .press('Home')
      .then(() => goals(ada).pressSequentially('Many many many ', { delay: 25 })),
    goals(ben).pressSequentially(' and wells and shade', { delay: 25 }),
  ])
  for (const page of [ada, ben]) await expect(goals(page)).toHaveValue('Many many many Trees and wells and shade')
  for (const page of [ada, ben]) await expect(saved(page)).toBeVisible()
  await expect(moderator.getByRole('listitem', { name: 'North' }).getByText('1 of 6 fields')).toBeVisible()
  // Where she stood in her own words, she still stands.
  await ada.keyboard.type('!')
  await expect(goals(ben)).toHaveValue('Many many many !Trees and wells and shade')
  await noSideScroll(ada)
})

test('rows are added, filled and removed by keyboard alone; one’s own words are taken back', async ({ occasion }) => {
  const { ada, ben } = await given(occasion)
  await ben.getByRole('button', { name: 'Add a row' }).focus()
  await ben.keyboard.press('Enter')
  await ben.keyboard.type('Plant a tree')
  await ben.keyboard.press('Tab')
  await field(ben, 'By when').or(ben.getByLabel('By when')).fill('2027-03-01')
  const row = ada.getByRole('group', { name: 'Milestones, row 1' })
  await expect(row.getByRole('textbox', { name: 'What' })).toHaveValue('Plant a tree')
  await expect(row.getByLabel('By when')).toHaveValue('2027-03-01')
  await row.getByRole('textbox', { name: 'Who' }).fill('Ada')
  await expect(ben.getByRole('textbox', { name: 'Who' })).toHaveValue('Ada')

  await goals(ben).pressSequentially('Trees')
  await expect(goals(ada)).toHaveValue('Trees')
  await goals(ada).fill('Trees and wells')
  await expect(goals(ben)).toHaveValue('Trees and wells')
  await goals(ben).press('Control+z')
  await expect(goals(ada)).toHaveValue(' and wells')

  await ben.getByRole('button', { name: 'Remove: Milestones, row 1' }).focus()
  await ben.keyboard.press('Enter')
  await ben.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).focus()
  await ben.keyboard.press('Enter')
  await expect(row).toHaveCount(0)
})

test('what is written without a line merges when it is back, also after a reload', async ({ occasion }) => {
  const { ada, ben } = await given(occasion)
  await goals(ada).fill('Trees')
  await expect(goals(ben)).toHaveValue('Trees')
  await ada.context().setOffline(true)
  await goals(ada).press('End')
  await goals(ada).pressSequentially(' and wells', { delay: 120 })
  await expect(ada.getByText('Waits for the line.')).toBeVisible({ timeout: 25_000 })
  await goals(ben).press('Home')
  await goals(ben).pressSequentially('Many ')
  await ada.context().setOffline(false)
  for (const page of [ada, ben]) await expect(goals(page)).toHaveValue('Many Trees and wells')

  // The last letters are gone from the page before they could go out.
  await goals(ben).press('End')
  await ben.keyboard.type('!')
  await ben.reload()
  await ben.getByRole('button', { name: 'Enter without microphone and camera' }).click()
  await expect(goals(ben)).toHaveValue('Many Trees and wells!')
  await expect(goals(ada)).toHaveValue('Many Trees and wells!')
})

test('closing makes a card in the plenary at once, with the last word; a late one comes to it', async ({
  occasion,
}) => {
  const { moderator, ada, ben } = await given(occasion)
  await goals(ada).fill('Trees')
  await expect(goals(ben)).toHaveValue('Trees')
  await ada.context().setOffline(true)
  await field(ada, 'Open questions').fill('Who pays?')
  await goals(ben).press('End')
  await ben.keyboard.type(' and wells')
  await closeRooms(moderator)
  await backToSession(moderator)
  await showResults(moderator)
  await expect(card(moderator, 'North')).toBeVisible({ timeout: 2_000 })
  await expect(card(moderator, 'North').getByText('Trees and wells')).toBeVisible({ timeout: 3_000 })
  await expect(card(moderator, 'North').getByText('1 of 6 fields')).toBeVisible()

  await ada.context().setOffline(false)
  await expect(heading(ada)).toHaveText('Opening', { timeout: 30_000 })
  await expect(card(moderator, 'North').getByText('2 of 6 fields')).toBeVisible({ timeout: 30_000 })
  await moderator.getByRole('button', { name: 'Read: North' }).click()
  await expect(moderator.getByText('Who pays?')).toBeVisible()
})

test('whoever closes the rooms is led to what the groups worked out', async ({ occasion }) => {
  const { moderator } = await given(occasion)
  const see = moderator.getByRole('button', { name: 'See the results' })
  await expect(see).toHaveCount(0)
  await closeRooms(moderator)
  await expect(moderator.getByText('The results of 2 groups are in the plenary.')).toBeVisible()
  await see.click()
  await expect(card(moderator, 'North')).toBeVisible()
})

test('a group reports with its card: shown to all, with time, comments and questions; also on a phone', async ({
  occasion,
}) => {
  const { moderator, ada, ben } = await given(occasion)
  await goals(ben).fill('Trees and wells')
  await expect(goals(ada)).toHaveValue('Trees and wells')
  await closeRooms(moderator)
  await backToSession(moderator)
  await showResults(moderator)
  await moderator.getByRole('button', { name: 'South reports earlier' }).click()
  await expect(moderator.getByRole('tabpanel').getByRole('listitem').first()).toHaveAccessibleName('South')
  await moderator.getByRole('button', { name: 'Present North' }).click()
  await moderator.getByRole('menuitem', { name: '3 minutes' }).click()
  for (const page of [moderator, ada, ben]) {
    const report = page.getByRole('region', { name: 'North reports' })
    await expect(report.getByText('Trees and wells')).toBeVisible()
    await expect(report.locator('time')).toHaveText(/^2:5\d$/)
  }
  await noSideScroll(ada)
  // The invitation stands first, the control bar offers the same.
  await ben.getByRole('button', { name: 'Go on stage' }).first().click()
  await expect(tile(ada, /Ben Vogt/)).toBeVisible()

  await showResults(ada)
  await ada.getByRole('button', { name: 'Read: North' }).click()
  await ada.getByRole('textbox', { name: /What do you think/ }).fill('Which trees?')
  await ada.getByRole('button', { name: 'Ask', exact: true }).click()
  await moderator.getByRole('button', { name: 'Read: North' }).click()
  await expect(moderator.getByText('Which trees?')).toBeVisible()
  await ada.getByRole('button', { name: 'Delete' }).click()
  await expect(moderator.getByText('Which trees?')).toBeHidden()

  // It is not in the way of those who meet in rooms, and is there when they are back.
  const report = ada.getByRole('region', { name: 'North reports' })
  await openRooms(moderator)
  await expect(heading(ada)).toHaveText('North')
  await expect(report).toBeHidden()
  await closeRooms(moderator)
  await backToSession(moderator)
  await expect(report).toBeVisible()
  await moderator.getByRole('region', { name: 'North reports' }).getByRole('button', { name: 'Put away' }).click()
  await expect(report).toBeHidden()
})

test('the replay shows the report again', async ({ occasion }) => {
  const { moderator, ada, ben } = await given(occasion)
  await goals(ben).fill('Trees and wells')
  await expect(saved(ben)).toBeVisible()
  await closeRooms(moderator)
  await backToSession(moderator)
  await showResults(moderator)
  await moderator.getByRole('button', { name: 'Present North' }).click()
  await moderator.getByRole('menuitem', { name: 'Without a limit' }).click()
  await expect(ada.getByRole('region', { name: 'North reports' })).toBeVisible()
  await occasion.run('session.end')
  await ada.getByRole('link', { name: 'Watch the replay' }).click()
  await expect(ada.getByRole('button', { name: 'Play' })).toBeVisible()
  await expect(ada.getByRole('tab', { name: /Results/ })).toHaveCount(0)
  await ada.getByRole('slider', { name: 'Position' }).press('End')
  await expect(ada.getByRole('region', { name: 'North reports' }).getByText('Trees and wells')).toBeVisible()
  await showResults(ada)
  await ada.getByRole('button', { name: 'Read: North' }).click()
  await expect(ada.getByRole('article', { name: 'North' }).getByText('Trees and wells')).toBeVisible()
  await expect(ada.getByRole('button', { name: /Present/ })).toHaveCount(0)
})

test('whoever only watches reads along; the page can be used by all', async ({ occasion }) => {
  const { ada, ben } = await given(occasion, { roles: ['viewer', 'attendee'] })
  await goals(ben).fill('Trees and wells')
  await expect(ada.getByRole('region', { name: 'Partnership kickoff' }).getByText('Trees and wells')).toBeVisible()
  await expect(goals(ada)).toHaveCount(0)
  await ben.getByRole('button', { name: 'Add a row' }).click()
  for (const page of [ada, ben]) {
    const { violations } = await new AxeBuilder({ page }).include('aside').analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  }
})
