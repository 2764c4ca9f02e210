import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findPrograms } from './programs'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'auftakt-test-'))
})
afterEach(() => rmSync(dir, { recursive: true }))
const install = (name: string) => {
  writeFileSync(join(dir, name), '')
  chmodSync(join(dir, name), 0o755)
  return join(dir, name)
}

test('says what is missing', () => {
  expect(findPrograms({ PATH: dir })).toEqual({ why: 'Install Chromium and ffmpeg.' })
  install('ffmpeg')
  expect(findPrograms({ PATH: dir })).toEqual({ why: 'Install Chromium.' })
})

test('finds a browser by any of its names, and the one that is named before all others', () => {
  const [ffmpeg, chrome, own] = [install('ffmpeg'), install('google-chrome'), install('my-browser')]
  expect(findPrograms({ PATH: dir })).toEqual({ ffmpeg, chromium: chrome })
  expect(findPrograms({ PATH: dir, AUFTAKT_CHROMIUM_BIN: own })).toEqual({ ffmpeg, chromium: own })
  expect(findPrograms({ PATH: dir, AUFTAKT_CHROMIUM_BIN: `${own}-gone` })).toHaveProperty('why')
})
