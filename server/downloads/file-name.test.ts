import { expect, test } from 'vitest'
import { fileName } from './file-name'

const DAY = new Date('2026-11-24T09:00:00Z')

test.each([
  ['Eröffnung & Begrüßung', 'eroeffnung-begruessung-2026-11-24.mp4'],
  ['Café à Kédougou', 'cafe-a-kedougou-2026-11-24.mp4'],
  ['افتتاح', 'auftakt-2026-11-24.mp4'],
  ['../../etc/passwd', 'etc-passwd-2026-11-24.mp4'],
  ['=cmd()', 'cmd-2026-11-24.mp4'],
  ['x'.repeat(500), `${'x'.repeat(60)}-2026-11-24.mp4`],
])('%s', (title, name) => {
  expect(fileName(title, DAY, 'video')).toBe(name)
})

test('the package says that it is one', () => {
  expect(fileName('Opening', DAY, 'package')).toBe('opening-2026-11-24-offline.zip')
})
