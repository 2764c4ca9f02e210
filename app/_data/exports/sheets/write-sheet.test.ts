import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DateTime } from 'luxon'
import { expect, test } from 'vitest'
import type { Sheet } from './sheet'
import { writeCsv, writeXlsx } from './write-sheet'

const sheet: Sheet = {
  title: 'Chat',
  columns: [{ label: 'Time', width: 20 }],
  rows: [[DateTime.fromISO('2026-11-28T00:49:30', { zone: 'Europe/Berlin' })]],
}
/** A day as spreadsheets count them. */
const DAY = 86_400_000
const asNumber = (Date.UTC(2026, 10, 28, 0, 49, 30) - Date.UTC(1899, 11, 30)) / DAY

test('a time is what the clock showed at the venue: in XLSX a date to compute with', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'auftakt-test-'))
  const file = join(dir, 'chat.xlsx')
  writeFileSync(file, await writeXlsx(sheet))
  const xml = (name: string) => execFileSync('unzip', ['-p', file, name], { encoding: 'utf8' })
  const cell = /<c r="A2"[^>]*>.*?<v>([\d.]+)<\/v>/.exec(xml('xl/worksheets/sheet1.xml'))
  expect(Number(cell?.[1])).toBeCloseTo(asNumber, 6)
  expect(xml('xl/styles.xml')).toContain('yyyy-mm-dd hh:mm:ss')
  rmSync(dir, { recursive: true })
})

test('in CSV it is written', () => {
  expect(writeCsv(sheet, ',')).toBe('\ufeffTime\r\n2026-11-28 00:49:30')
})
