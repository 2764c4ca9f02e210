import { expect, test } from './support/occasion'
import { open, write } from './support/room'

test('no page asks anything of another host, and nothing breaks the content security policy', async ({ occasion }) => {
  await occasion.run('session.go-live')
  const page = await occasion.inside('organiser', { name: 'Katrin Brandt' }, { devices: ['Microphone', 'Camera'] })
  const hosts = new Set<string>()
  const violations: string[] = []
  const context = page.context()
  context.on('request', (request) => hosts.add(new URL(request.url()).host))
  context.on('console', (message) => {
    if (/Content Security Policy|Refused to/.test(message.text())) violations.push(message.text())
  })
  page.on('websocket', (socket) => hosts.add(new URL(socket.url()).host))
  const { host } = new URL(occasion.url)
  await page.reload()
  await page.getByRole('button', { name: 'Join', exact: true }).click()
  await write(page, 'hello')
  for (const tab of ['Questions', 'People', 'Chat'] as const) await open(page, tab)
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.keyboard.press('Escape')
  for (const path of ['/', `/c/${occasion.slug}`, '/sign-in', '/desk', `/desk/${occasion.slug}`, '/nothing-here']) {
    await page.goto(`${occasion.url}${path}`)
    await page.waitForLoadState('networkidle')
  }
  expect([...hosts]).toEqual([host])
  expect(violations).toEqual([])
})

test('scripts run by nonce alone, pages are framed by nobody, and personal answers are stored by nobody', async ({
  occasion,
  request,
}) => {
  const answer = await request.get(`${occasion.url}/c/${occasion.slug}`)
  const headers = answer.headers()
  const policy = headers['content-security-policy']!
  const scripts = policy.split(';').find((part) => part.trim().startsWith('script-src'))!
  expect(scripts).toMatch(/'nonce-[0-9a-f]{32}' 'strict-dynamic'/)
  expect(scripts).not.toMatch(/unsafe/)
  expect(policy).toContain("default-src 'self'")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin' })
  expect(headers['x-powered-by']).toBeUndefined()
  const other = (await request.get(`${occasion.url}/c/${occasion.slug}`)).headers()['content-security-policy']
  expect(other).not.toBe(policy)
})

test('forged headers of the parts mean nothing, and the parts’ own routes are not reachable', async ({
  occasion,
  request,
}) => {
  for (const [path, headers] of [
    [`/desk/${occasion.slug}`, { 'x-middleware-subrequest': 'proxy:proxy:proxy' }],
    ['/desk/outbox', { 'x-nextjs-data': '1', 'x-forwarded-host': 'evil.example' }],
  ] as const) {
    const answer = await request.get(`${occasion.url}${path}`, { headers })
    expect([path, answer.status()]).toEqual([path, 404])
  }
  for (const path of ['/rt/command', '/livekit/twirp/livekit.RoomService/ListRooms', '/livekit/', '/twirp/x']) {
    expect([path, (await request.post(`${occasion.url}${path}`, { data: {} })).status()]).toEqual([path, 404])
  }
})
