import { expect, test } from './support/occasion'
import { alert } from './support/room'

test('a mailed link signs in after a click, once; without a mail server it lies in the outbox', async ({
  occasion,
  page,
}) => {
  const email = `mayor-${Date.now()}@example.org`
  await page.goto(`${occasion.url}/sign-in`)
  await page.getByRole('textbox', { name: 'E-mail address' }).fill('no address')
  await page.getByRole('button', { name: 'Send the link' }).click()
  await expect(alert(page)).toContainText('Please enter an e-mail address')
  await page.getByRole('textbox', { name: 'E-mail address' }).fill(email)
  await page.getByRole('button', { name: 'Send the link' }).click()
  await expect(page.getByRole('heading', { name: 'Look into your mail' })).toBeVisible()

  const mail = await occasion.db.outboxMail.findFirstOrThrow({ where: { to: email } })
  const link = /http\S+/.exec(mail.text)![0]
  expect(link).toContain('/sign-in/confirm#')
  await page.goto(link)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible()

  await page.goto(`${occasion.url}/live/${occasion.sessionId}`)
  await page.getByRole('button', { name: /Continue as mayor/ }).click()
  await expect(page.getByText(/You come in as mayor/)).toBeVisible()

  await page.goto(link)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(alert(page)).toContainText('The link may have been used before')
})

test('addresses that would reach somebody else are refused before anything is sent', async ({ occasion, request }) => {
  const { csrfToken } = await (await request.get(`${occasion.url}/api/auth/csrf`)).json()
  const before = await occasion.db.outboxMail.count()
  for (const email of [
    '"a@evil.com"@victim.de',
    'a@x.de,b@y.de',
    'a＠x.de',
    'a@x.de\r\nBcc: b@y.de',
    'a@x',
    `${'a'.repeat(300)}@x.de`,
  ]) {
    await request.post(`${occasion.url}/api/auth/signin/email`, { form: { email, csrfToken, json: 'true' } })
  }
  expect(await occasion.db.outboxMail.count()).toBe(before)
})
