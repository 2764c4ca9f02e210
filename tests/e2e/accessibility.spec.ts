import { expectAccessible } from './support/accessible'
import { expect, test } from './support/occasion'
import { askQuestion, messages, open, tile, write } from './support/room'

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every page can be used by everybody (${colorScheme})`, async ({ occasion }) => {
    test.setTimeout(180_000)
    const organiser = await occasion.visitor('organiser', { name: 'Katrin Brandt' }, { colorScheme })
    await expect(organiser.getByText('You come in as Katrin Brandt.')).toBeVisible()
    await expectAccessible(organiser, 'green room')
    await organiser.getByRole('button', { name: 'Microphone', exact: true }).click()
    await organiser.getByRole('button', { name: 'Camera', exact: true }).click()
    await expect(organiser.getByRole('combobox', { name: 'Which camera' })).toBeVisible()
    await expectAccessible(organiser, 'green room with devices')
    await organiser.getByRole('button', { name: 'Join', exact: true }).click()
    await expect(tile(organiser, 'Katrin Brandt')).toBeVisible()
    const ada = await occasion.inside('attendee', { name: 'Ada Okello', organisation: 'Mubende Town' }, { colorScheme })
    await expectAccessible(ada, 'room before it is live')
    await organiser.getByRole('button', { name: 'Go live' }).click()
    await write(ada, 'Hello **everybody**, see https://example.org and > this')
    await expect(messages(ada)).toHaveCount(1)
    await askQuestion(ada, 'Which data may small towns use?')
    await ada.getByRole('button', { name: 'Raise hand' }).click()
    for (const tab of ['Chat', 'Questions', 'People'] as const) {
      await open(organiser, tab)
      await expectAccessible(organiser, `room, ${tab}`)
      await open(ada, tab)
      await expectAccessible(ada, `room of an attendee, ${tab}`)
    }
    await organiser.getByRole('button', { name: 'Actions for Ada Okello' }).click()
    await expect(organiser.getByRole('menu')).toBeVisible()
    await expectAccessible(organiser, 'a menu')
    await organiser.keyboard.press('Escape')
    await organiser.getByRole('button', { name: 'End session' }).click()
    await expect(organiser.getByRole('dialog')).toBeVisible()
    await expectAccessible(organiser, 'a dialog')
    await organiser.getByRole('button', { name: 'End session now' }).click()
    await organiser.getByRole('link', { name: 'Watch the replay' }).click()
    await expect(organiser.getByRole('button', { name: 'Play' })).toBeVisible()
    await expectAccessible(organiser, 'replay')
    for (const path of [
      '/',
      `/c/${occasion.slug}`,
      '/sign-in',
      '/desk',
      `/desk/${occasion.slug}`,
      `/desk/${occasion.slug}/sets`,
    ]) {
      await organiser.goto(`${occasion.url}${path}`)
      await expect(organiser.getByRole('main')).toBeVisible()
      await expectAccessible(organiser, path)
    }
  })
}

test('a session can be taken part in with the keyboard alone', async ({ occasion }) => {
  const page = await occasion.visitor('attendee', { name: 'Ada' })
  const press = async (name: string, role: 'button' | 'tab' | 'textbox' = 'button') => {
    const target = page.getByRole(role, { name }).first()
    for (let i = 0; i < 40 && !(await target.evaluate((element) => element === document.activeElement)); i++)
      await page.keyboard.press('Tab')
    await expect(target).toBeFocused()
    if (role === 'button') await page.keyboard.press('Enter')
  }
  await press('Enter without microphone and camera')
  await expect(page.getByRole('tab', { name: 'Chat' })).toBeVisible()
  await press('Write a message', 'textbox')
  await page.keyboard.type('typed')
  await page.keyboard.press('Enter')
  await expect(messages(page)).toContainText('typed')
  await press('Raise hand')
  await expect(page.getByRole('button', { name: 'Lower hand' })).toBeFocused()
  await press('Chat', 'tab')
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('tab', { name: 'Questions' })).toBeFocused()
  await press('Your question', 'textbox')
  await page.keyboard.type('Why?')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Waiting for a moderator; only you see it.')).toBeVisible()
})

test('what changes is said: an invitation, a refusal', async ({ occasion }) => {
  await occasion.run('session.go-live')
  const moderator = await occasion.inside('moderator', { name: 'Mo' })
  const ada = await occasion.inside('attendee', { name: 'Ada' })
  await open(moderator, 'People')
  await moderator.getByRole('button', { name: 'Actions for Ada' }).click()
  await moderator.getByRole('menuitem', { name: 'Invite to the stage' }).click()
  await expect(ada.getByRole('status').filter({ hasText: 'You are invited to the stage.' })).toHaveCount(1)
  for (let i = 0; i < 5; i++) await askQuestion(ada, `quick ${i}`)
  await expect(ada.getByRole('alert').filter({ hasText: 'That was a little fast.' })).toBeVisible()
})
