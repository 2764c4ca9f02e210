import type { Page } from '@playwright/test'
import { storeSet } from '../support/stored-set'
import { expectAccessible } from './support/accessible'
import { expect, type Occasion, test } from './support/occasion'

const asking = (page: Page) => page.getByRole('dialog', { name: 'Save before you leave?' })
const name = (page: Page) => page.getByRole('textbox', { name: 'Name of the set' })
const sets = (page: Page) => page.getByRole('list', { name: 'Prepared sets of rooms' })

async function planningInTheRoom(occasion: Occasion): Promise<Page> {
  const page = await occasion.inside('moderator', { name: 'Mo Wer' })
  await page.getByRole('button', { name: 'Breakout rooms' }).click()
  await page.getByRole('button', { name: 'Plan rooms' }).click()
  await expect(name(page)).toBeVisible()
  return page
}

test('who leaves the planner in the room unsaved is asked, whichever way out they take', async ({ occasion }) => {
  const page = await planningInTheRoom(occasion)
  await name(page).fill('First round')
  for (const leave of [
    () => page.getByRole('button', { name: 'All sets' }).click(),
    () => page.getByRole('button', { name: 'Back to the session' }).click(),
    () => page.keyboard.press('Escape'),
    () => page.goBack(),
  ]) {
    await leave()
    await expect(asking(page)).toContainText('What you changed in “First round” is not saved yet.')
    await expect(asking(page).getByText('Go on editing')).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(asking(page)).toHaveCount(0)
    await expect(name(page)).toHaveValue('First round')
  }
  await page.keyboard.press('Escape')
  await expectAccessible(page, 'the question')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(asking(page).getByRole('button', { name: 'Save and leave' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('tab', { name: /Chat/ })).toBeVisible()

  await page.getByRole('button', { name: 'Breakout rooms' }).click()
  await sets(page).getByRole('button', { name: 'Look and change: First round' }).click()
  await name(page).fill('Something else')
  await page.goBack()
  await asking(page).getByRole('button', { name: 'Discard changes' }).click()
  await expect(sets(page).getByRole('listitem', { name: 'First round' })).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('tab', { name: /Chat/ })).toBeVisible()
})

test('who changed nothing is not asked', async ({ occasion }) => {
  const page = await planningInTheRoom(occasion)
  await page.goBack()
  await expect(page.getByText('There is no set of rooms yet.')).toBeVisible()
  await page.getByRole('button', { name: 'Plan rooms' }).click()
  await name(page).fill('Kept')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('tab', { name: /Chat/ })).toBeVisible()
})

test('what cannot be saved on the way out is not lost either', async ({ occasion }) => {
  const page = await planningInTheRoom(occasion)
  await name(page).fill('First round')
  await page.context().setOffline(true)
  await page.getByRole('button', { name: 'All sets' }).click()
  await asking(page).getByRole('button', { name: 'Save and leave' }).click()
  await expect(asking(page).getByRole('alert')).toContainText('There is no connection.')
  await page.context().setOffline(false)
  await asking(page).getByRole('button', { name: 'Save and leave' }).click()
  await expect(sets(page).getByRole('listitem', { name: 'First round' })).toBeVisible()
})

test('who plans goes on planning although rooms open meanwhile, and can plan while they are open', async ({
  occasion,
}) => {
  await occasion.run('session.go-live')
  const page = await planningInTheRoom(occasion)
  await name(page).fill('Second round')
  const set = await storeSet(occasion.db, occasion.conferenceId, { name: 'First round', rooms: { North: [] } })
  await occasion.command('breakouts.open', { set, minutes: null, countdown: 0, walking: true, returns: true })
  await expect(page.getByRole('button', { name: 'Close rooms' })).toBeVisible()
  await expect(name(page)).toHaveValue('Second round')
  await page.getByRole('button', { name: 'All sets' }).click()
  await asking(page).getByRole('button', { name: 'Save and leave' }).click()
  const wall = page.getByRole('list', { name: 'Breakout rooms' })
  await expect(wall.getByRole('listitem', { name: 'North' })).toBeVisible()
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Plan the next rooms' }).click()
  await expect(sets(page).getByRole('listitem', { name: 'Second round' })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Open rooms/ })).toHaveCount(0)
  await page.getByRole('button', { name: 'Back to the open rooms' }).click()
  await expect(wall.getByRole('listitem', { name: 'North' })).toBeVisible()
})

test('at the desk the link back asks, and so does the browser where the whole page goes', async ({ occasion }) => {
  const page = await occasion.visitor('organiser', { name: 'Katrin Brandt' })
  await page.goto(`${occasion.url}/desk/${occasion.slug}/sets`)
  await page.getByRole('link', { name: 'New set' }).click()
  await name(page).fill('First round')
  await page.getByRole('link', { name: 'All sets' }).click()
  await asking(page).getByRole('button', { name: 'Go on editing' }).first().click()
  let asked = 0
  page.on('dialog', (dialog) => {
    asked += 1
    void (asked === 1 ? dialog.dismiss() : dialog.accept())
  })
  await page.evaluate(() => window.history.back())
  await expect.poll(() => asked).toBe(1)
  await expect(name(page)).toHaveValue('First round')
  await page.getByRole('link', { name: 'All sets' }).click()
  await asking(page).getByRole('button', { name: 'Discard changes' }).click()
  await expect(page.getByText('There is no set yet.')).toBeVisible()
  expect(asked).toBe(1)
})

test('Escape while somebody is dragged by keyboard puts them back, and leaves nothing', async ({ occasion }) => {
  const page = await planningInTheRoom(occasion)
  await name(page).fill('First round')
  const handle = page.getByRole('button', { name: 'Drag Mo Wer' })
  await handle.focus()
  await page.keyboard.press('Space')
  await expect(page.getByText('Mo Wer is picked up.')).toBeAttached()
  await page.keyboard.press('Escape')
  await expect(page.getByText('Mo Wer stays where they were.')).toBeAttached()
  await expect(asking(page)).toHaveCount(0)
  await expect(handle).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(asking(page)).toBeVisible()
})
