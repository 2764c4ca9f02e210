import { expect, test } from './support/occasion'
import { logs } from './support/parts'
import { alert, write } from './support/room'

test('a personal link becomes a cookie: the address bar is clean, and the secret is in no log, no Referer and no page', async ({
  occasion,
  context,
}) => {
  const link = await occasion.link('attendee', { name: 'Ada Okello' })
  const secret = link.split('#')[1]!
  const page = await context.newPage()
  const leaks: string[] = []
  page.on('request', (request) => {
    const isExchange = new URL(request.url()).pathname === '/api/enter/link'
    const said = [request.url(), request.headers().referer ?? '', isExchange ? '' : (request.postData() ?? '')].join(
      ' ',
    )
    if (said.includes(secret)) leaks.push(said)
  })
  await page.goto(link)
  await page.waitForURL(/\/live\/[\w-]+\?seat=[\w-]+$/)
  await expect(page.getByText('You come in as Ada Okello.')).toBeVisible()
  expect(page.url()).not.toContain(secret)
  expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(2)
  expect(leaks).toEqual([])
  expect(logs()).not.toContain(secret)
  const cookies = await context.cookies()
  const seat = new URL(page.url()).searchParams.get('seat')
  expect(cookies.find(({ name }) => name === `auftakt-seat-${seat}`)).toMatchObject({ httpOnly: true, sameSite: 'Lax' })
  expect(JSON.stringify(cookies)).not.toContain(secret)
})

test('opening a link has no effect by itself: only the page’s own request takes the seat', async ({
  occasion,
  request,
}) => {
  const link = await occasion.link('attendee', { name: 'Ada' })
  const answer = await request.get(link)
  expect(answer.status()).toBe(200)
  expect(answer.headers()['set-cookie'] ?? '').not.toContain('seat')
  const secret = link.split('#')[1]
  const foreign = await request.post(`${occasion.url}/api/enter/link`, {
    data: { secret },
    headers: { origin: 'https://evil.example' },
  })
  expect(foreign.status()).toBe(403)
})

test('an organiser opens the attendee’s link in another tab of the same browser, and is both', async ({ occasion }) => {
  await occasion.run('session.go-live')
  const organiser = await occasion.inside('organiser', { name: 'Katrin Brandt' })
  const tab = await organiser.context().newPage()
  await tab.goto(await occasion.link('attendee', { name: 'Petra Keller' }))
  await tab.getByRole('button', { name: 'Enter without microphone and camera' }).click()
  await write(tab, 'as an attendee')
  await write(organiser, 'as an organiser')
  await expect(organiser.getByRole('article', { name: 'Message from Petra Keller' })).toContainText('as an attendee')
  await expect(tab.getByRole('article', { name: 'Message from Katrin Brandt' })).toContainText('as an organiser')
  await expect(tab.getByRole('button', { name: 'End session' })).toHaveCount(0)
  await expect(organiser.getByRole('button', { name: 'End session' })).toBeVisible()
  await tab.reload()
  await expect(tab.getByText('You come in as Petra Keller.')).toBeVisible()
})

test('a wrong link says so, and what to do', async ({ occasion, page }) => {
  await page.goto(`${occasion.url}/enter?to=/#no-such-secret-but-long-enough`)
  await expect(alert(page)).toContainText('This link is unknown or was withdrawn.')
  await page.goto(`${occasion.url}/enter`)
  await expect(alert(page)).toContainText('This link is unknown or was withdrawn.')
})

test('a link leads to our own pages only', async ({ occasion, page }) => {
  const secret = (await occasion.link('attendee', { name: 'Ada' })).split('#')[1]
  for (const to of ['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)']) {
    await page.goto(`${occasion.url}/enter?to=${encodeURIComponent(to)}#${secret}`)
    await page.waitForURL(/\?seat=/)
    expect(new URL(page.url()).origin).toBe(occasion.url)
  }
})

test('a guest comes in with a name; what does not fit is said beside the field', async ({ occasion, page }) => {
  await page.goto(`${occasion.url}/live/${occasion.sessionId}`)
  await page.getByRole('textbox', { name: 'Your name' }).fill('   ')
  await page.getByRole('button', { name: 'Join' }).click()
  await expect(alert(page)).toContainText('Please enter your name')
  const name = '<img src=x onerror=alert(1)> Özlem 北京'
  await page.getByRole('textbox', { name: 'Your name' }).fill(name)
  await page.getByRole('textbox', { name: 'Your municipality or organisation' }).fill('Pforzheim')
  await page.getByRole('button', { name: 'Join' }).click()
  await page.getByRole('button', { name: 'Enter without microphone and camera' }).click()
  await page.getByRole('tab', { name: 'People' }).click()
  await expect(page.getByRole('list', { name: 'People in this room' }).getByText(name)).toBeVisible()
  const other = await occasion.inside('attendee', { name: 'Ben' })
  await write(other, 'hello')
  await other.getByRole('tab', { name: 'People' }).click()
  await expect(other.getByRole('list', { name: 'People in this room' })).toContainText(name)
  expect(await other.locator('img[src="x"]').count()).toBe(0)
})

test('a session that is not open to guests says what is needed', async ({ occasion, page }) => {
  await occasion.db.session.update({ where: { id: occasion.sessionId }, data: { openToGuests: false } })
  await page.goto(`${occasion.url}/live/${occasion.sessionId}`)
  await expect(page.getByText('You need a personal link for this session, or an account.')).toBeVisible()
  await page.goto(`${occasion.url}/live/no-such-session`)
  await expect(page.getByRole('heading', { name: 'This page does not exist.' })).toBeVisible()
})
