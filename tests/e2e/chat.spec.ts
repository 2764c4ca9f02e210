import { expect, test } from './support/occasion'
import { messages, open, write } from './support/room'

test('messages are answered, changed and deleted by who wrote them', async ({ occasion }) => {
  const ada = await occasion.inside('attendee', { name: 'Ada Okello' })
  const ben = await occasion.inside('attendee', { name: 'Ben Vogt' })
  await write(ada, 'Who brings the solar pump?')
  const first = messages(ben).filter({ hasText: 'Who brings' })
  await first.hover()
  await ben.getByRole('button', { name: 'Actions for Ada Okello’s message' }).click()
  await expect(ben.getByRole('menuitem', { name: 'Edit' })).toHaveCount(0)
  await expect(ben.getByRole('menuitem', { name: 'Delete' })).toHaveCount(0)
  await ben.getByRole('menuitem', { name: 'Reply' }).click()
  await write(ben, 'Pforzheim does')
  await expect(messages(ada).filter({ hasText: 'Pforzheim does' })).toContainText(
    'Ada Okello: Who brings the solar pump?',
  )

  await messages(ada).filter({ hasText: 'Who brings' }).first().hover()
  await ada.getByRole('button', { name: 'Actions for Ada Okello’s message' }).click()
  await ada.getByRole('menuitem', { name: 'Edit' }).click()
  await expect(ada.getByRole('textbox', { name: 'Write a message' })).toHaveValue('Who brings the solar pump?')
  await write(ada, 'Who brings the solar pumps?')
  await expect(messages(ben).first()).toContainText('Who brings the solar pumps?')
  await expect(messages(ben).first()).toContainText('edited')

  await messages(ada).first().hover()
  await ada.getByRole('button', { name: 'Actions for Ada Okello’s message' }).click()
  await ada.getByRole('menuitem', { name: 'Delete' }).click()
  await expect(messages(ben)).toHaveCount(1)
  await expect(messages(ben).first()).toContainText('This message is gone.')
})

test('moderators pin for all and delete what does not belong; nothing of it stays in the log', async ({ occasion }) => {
  const moderator = await occasion.inside('moderator', { name: 'Jonas Weber' })
  const ada = await occasion.inside('attendee', { name: 'Ada' })
  await write(moderator, 'The slides: https://example.org/slides.')
  await messages(moderator).first().hover()
  await moderator.getByRole('button', { name: 'Actions for Jonas Weber’s message' }).click()
  await moderator.getByRole('menuitem', { name: 'Pin for everybody' }).click()
  const pins = ada.getByRole('list', { name: 'Pinned messages' })
  await expect(pins.getByRole('link', { name: 'https://example.org/slides' })).toHaveAttribute(
    'rel',
    'noopener noreferrer nofollow',
  )

  await write(ada, 'something that nobody should read')
  await messages(moderator).filter({ hasText: 'nobody should read' }).hover()
  await moderator.getByRole('button', { name: 'Actions for Ada’s message' }).click()
  await moderator.getByRole('menuitem', { name: 'Delete' }).click()
  await moderator.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await expect(messages(ada)).toHaveCount(1)
  const rows = await occasion.db.logEvent.findMany({ where: { sessionId: occasion.sessionId } })
  expect(JSON.stringify(rows)).not.toContain('nobody should read')
})

test('what others write while one looks elsewhere is counted, and marked where it begins', async ({ occasion }) => {
  const ada = await occasion.inside('attendee', { name: 'Ada' })
  const ben = await occasion.inside('attendee', { name: 'Ben' })
  await write(ben, 'already read')
  await expect(messages(ada)).toHaveCount(1)
  await open(ada, 'Questions')
  for (const text of ['one', 'two', 'three']) await write(ben, text)
  await expect(ada.getByRole('tab', { name: 'Chat 3 unread messages' })).toBeVisible()
  await open(ada, 'Chat')
  await expect(ada.getByText('New', { exact: true })).toBeVisible()
  await expect(ada.getByRole('tab', { name: 'Chat', exact: true })).toBeVisible()
})

test('texts are texts, whatever is in them', async ({ occasion }) => {
  const ada = await occasion.inside('attendee', { name: '<script>alert(1)</script>' })
  const ben = await occasion.inside('attendee', { name: 'Ben' })
  let isAlarmed = false
  ben.on('dialog', () => {
    isAlarmed = true
  })
  for (const text of [
    '<img src=x onerror=alert(1)>',
    '[click](javascript:alert(1))',
    '![](https://tracker.example/x.png)',
    '**bold** `code` _soft_',
  ])
    await write(ada, text)
  await expect(messages(ben)).toHaveCount(4)
  await expect(messages(ben).nth(0)).toContainText('<img src=x onerror=alert(1)>')
  await expect(messages(ben).nth(1)).toContainText('[click](javascript:alert(1))')
  await expect(messages(ben).nth(3).locator('strong')).toHaveText('bold')
  expect(await ben.locator('article img, article script, article a[href^="javascript"]').count()).toBe(0)
  expect(isAlarmed).toBe(false)
})

test('ten thousand messages scroll like ten: few are in the page, old ones come when one scrolls up', async ({
  occasion,
}) => {
  test.setTimeout(180_000)
  const ada = await occasion.inside('attendee', { name: 'Ada' })
  await write(ada, 'the first that is mine')
  await expect(messages(ada)).toHaveCount(1)
  await occasion.fill('chat.posted', 10_000)
  await ada.reload()
  await ada.getByRole('button', { name: 'Enter without microphone and camera' }).click()
  await expect(ada.getByText('message number 9999')).toBeVisible()
  const log = ada.getByRole('log', { name: 'Messages' })
  for (let i = 0; i < 25; i++) {
    await log.evaluate((element) => {
      element.scrollTop = 0
    })
    await ada.waitForTimeout(120)
  }
  await expect
    .poll(async () => Number(/number (\d+)/.exec((await messages(ada).first().textContent()) ?? '')?.[1] ?? 9_999))
    .toBeLessThan(9_400)
  expect(await messages(ada).count()).toBeLessThan(60)
  // While older ones are read, a new one does not tear the page away.
  const ben = await occasion.inside('attendee', { name: 'Ben' })
  await write(ben, 'brand new')
  await expect(ada.getByRole('button', { name: '1 new message' })).toBeVisible()
  await ada.getByRole('button', { name: '1 new message' }).click()
  await expect(ada.getByText('brand new')).toBeVisible()
})

test('what is too long is not sent; what is said fast waits its turn, and all of it arrives', async ({ occasion }) => {
  const ada = await occasion.inside('attendee', { name: 'Ada' })
  const ben = await occasion.inside('attendee', { name: 'Ben' })
  const field = ada.getByRole('textbox', { name: 'Write a message' })
  await field.fill('x'.repeat(2_010))
  await expect(ada.getByText('10 characters too many')).toBeVisible()
  await expect(ada.getByRole('button', { name: 'Send', exact: true })).toBeDisabled()
  for (let i = 0; i < 14; i++) await write(ada, `quick ${i}.`)
  await expect(messages(ben)).toHaveCount(14, { timeout: 30_000 })
  for (let i = 0; i < 14; i++) await expect(messages(ben).filter({ hasText: `quick ${i}.` })).toHaveCount(1)
  await field.fill('half a sent')
  await ada.reload()
  await ada.getByRole('button', { name: 'Enter without microphone and camera' }).click()
  await expect(field).toHaveValue('half a sent')
})
