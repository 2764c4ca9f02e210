import { expect, test } from './support/occasion'

test('what one person writes, another reads, and nobody reads twice', async ({ occasion }) => {
  const ada = await occasion.inside('attendee', { name: 'Ada Okello', organisation: 'Mubende Town' })
  const ben = await occasion.inside('attendee', { name: 'Ben Vogt' })
  await ada.getByRole('textbox', { name: 'Write a message' }).fill('Guten Morgen aus **Mubende**')
  await ada.getByRole('button', { name: 'Send' }).click()
  const message = ben.getByRole('article', { name: 'Message from Ada Okello' })
  await expect(message).toHaveCount(1)
  await expect(message.locator('strong')).toHaveText('Mubende')
  await expect(message).toContainText('Mubende Town')
  await expect(ada.getByRole('article', { name: 'Message from Ada Okello' })).toHaveCount(1)
})

test('a raised hand is seen by the moderator, who gives the floor; the stage is then open to that person', async ({
  occasion,
}) => {
  await occasion.run('session.go-live')
  const moderator = await occasion.inside('moderator', { name: 'Jonas Weber' })
  const ada = await occasion.inside('attendee', { name: 'Ada Okello' })
  await ada.getByRole('button', { name: 'Raise hand' }).click()
  await expect(ada.getByRole('button', { name: 'Lower hand' })).toBeVisible()
  await moderator.getByRole('tab', { name: 'People' }).click()
  await moderator.getByRole('button', { name: 'Give the floor to Ada Okello' }).click()
  await expect(ada.getByRole('button', { name: 'Raise hand' })).toBeVisible()
  await ada.getByRole('button', { name: 'Go on stage' }).first().click()
  await expect(moderator.getByRole('list', { name: 'On stage' }).getByRole('listitem')).toHaveCount(1)
})
