import { windowedPath } from './support/chromium'
import { expect, test } from './support/occasion'

// Without the flag that answers for the person, the browser asks, and nobody says yes; only one with windows asks at all.
test.use({
  launchOptions: async ({ launchOptions }, use) => {
    const args = (launchOptions.args ?? []).filter((flag) => !flag.includes('fake-ui'))
    await use({ ...launchOptions, executablePath: windowedPath(), args })
  },
  permissions: [],
})

test('the green room says why there is no picture, what to do, and lets one in all the same', async ({ occasion }) => {
  const page = await occasion.visitor('speaker', { name: 'Sam' }, { permissions: [] })
  await page.getByRole('button', { name: 'Camera', exact: true }).click()
  const alert = page.getByRole('alert').filter({ hasText: 'Your camera cannot be used' })
  await expect(alert).toContainText('allow it there, and try again')
  await page.getByRole('button', { name: 'Enter without microphone and camera' }).click()
  await expect(page.getByRole('tab', { name: /Chat/ })).toBeVisible()
})

test('on stage, a refused microphone is marked, and the way out is one click away', async ({ occasion }) => {
  await occasion.run('session.go-live')
  const page = await occasion.inside('speaker', { name: 'Sam' }, { permissions: [] })
  await page.getByRole('button', { name: 'Microphone' }).click()
  await expect(page.getByRole('button', { name: 'Microphone' })).toContainText('!')
  await page.getByRole('button', { name: 'Microphone' }).click()
  await expect(page.getByRole('dialog', { name: 'Your microphone cannot be used' })).toContainText(
    'Everything else works without it',
  )
})
