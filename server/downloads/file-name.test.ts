import { expect, test } from 'vitest'
import { fileName } from './file-name'

const named = (title: string, at = '2026-11-24T09:00:00Z', timeZone = 'Europe/Berlin') => ({
  ...{ title, timeZone },
  startedAt: new Date(at),
})

test.each([
  ['Eröffnung & Begrüßung', 'eroeffnung-begruessung-2026-11-24.mp4'],
  ['Café à Kédougou', 'cafe-a-kedougou-2026-11-24.mp4'],
  ['افتتاح', 'auftakt-2026-11-24.mp4'],
  ['../../etc/passwd', 'etc-passwd-2026-11-24.mp4'],
  ['=cmd()', 'cmd-2026-11-24.mp4'],
  ['x'.repeat(500), `${'x'.repeat(60)}-2026-11-24.mp4`],
])('%s', (title, name) => {
  expect(fileName(named(title), 'video')).toBe(name)
})

test('the package says that it is one', () => {
  expect(fileName(named('Opening'), 'package')).toBe('opening-2026-11-24-offline.zip')
})

test.each([
  ['Europe/Berlin', 'opening-2026-11-28.mp4'],
  ['UTC', 'opening-2026-11-27.mp4'],
  ['Africa/Dakar', 'opening-2026-11-27.mp4'],
])('the day is that of the venue: %s', (timeZone, name) => {
  expect(fileName(named('Opening', '2026-11-27T23:49:00Z', timeZone), 'video')).toBe(name)
})
