import { expect, test } from './support/occasion'
import { noSideScroll, open, write } from './support/room'

for (const [width, height] of [
  [320, 568],
  [390, 844],
  [820, 1180],
  [1440, 900],
] as const) {
  test(`at ${width} px everything is within reach, and nothing runs off sideways`, async ({ occasion }) => {
    const viewport = { width, height }
    const page = await occasion.visitor(
      'moderator',
      { name: 'Dr. Maximiliane Oberbürgermeisterin-Außerordentlich' },
      { viewport, locale: 'de-DE' },
    )
    await noSideScroll(page)
    await page.getByRole('button', { name: 'Ohne Mikrofon und Kamera eintreten' }).click()
    await expect(page.getByRole('tab', { name: 'Chat' })).toBeVisible()
    for (const name of ['Mikrofon', 'Kamera', 'Melden', 'Verlassen']) {
      const box = (await page.getByRole('button', { name, exact: true }).boundingBox())!
      expect(box.y + box.height, `${name} is below the screen`).toBeLessThanOrEqual(height)
      expect(Math.min(box.width, box.height), `${name} is too small for a thumb`).toBeGreaterThanOrEqual(44)
    }
    for (const tab of ['Fragen', 'Personen', 'Chat']) {
      await page.getByRole('tab', { name: tab }).click()
      await noSideScroll(page)
    }
    await expect(page.getByRole('textbox', { name: 'Nachricht schreiben' })).toBeInViewport()
    for (const path of ['/', `/c/${occasion.slug}`, '/sign-in', '/desk']) {
      await page.goto(`${occasion.url}${path}`)
      await noSideScroll(page)
    }
  })
}

test('the browser’s language decides, it can be switched, and the room goes on', async ({ occasion }) => {
  const page = await occasion.inside('attendee', { name: 'Ada' })
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await write(page, 'still here')
  await open(page, 'Chat')
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Deutsch' }).click()
  await expect(page.getByRole('tab', { name: 'Fragen' })).toBeVisible()
  await expect(page.getByText('still here')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('button', { name: 'Ohne Mikrofon und Kamera eintreten' })).toBeVisible()
})

test('what a panel said when it was loaded changes its language too, and a draft in it stays', async ({ occasion }) => {
  const page = await occasion.inside('attendee', { name: 'Ada' })
  await open(page, 'Questions')
  await page.getByRole('textbox', { name: 'Your question' }).fill('Who pays for it?')
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Deutsch' }).click()
  await expect(page.getByRole('textbox', { name: 'Ihre Frage' })).toHaveValue('Who pays for it?')
  await occasion.openRooms({ Norden: ['Ada'] })
  await expect(page.getByRole('button', { name: 'Ins Plenum' })).toBeVisible()
})

test('light or dark is remembered', async ({ occasion }) => {
  const page = await occasion.inside('attendee', { name: 'Ada' })
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
  const before = await paper()
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Dark' }).click()
  await expect.poll(paper).not.toBe(before)
  const dark = await paper()
  await page.reload()
  expect(await paper()).toBe(dark)
})
