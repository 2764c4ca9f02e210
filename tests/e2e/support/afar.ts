import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from '@playwright/test'
import { sealSeat, seatCookie } from '../../../prisma/access'
import type { Prisma } from '../../../prisma/generated/client'
import { type Planned, plan } from '../../support/planned'
import { makeRecording } from '../../support/recorded'
import { type StagedKickoff, stageKickoff } from '../../support/staged-kickoff'
import type { Occasion } from './occasion'

export const dataDir = () => process.env.AUFTAKT_TEST_DATA!

/** Where the clocks of all logs of these tests begin. */
export const BEGINS = Date.parse('2026-11-24T09:00:00Z')

interface Watcher extends BrowserContextOptions {
  readonly seat?: string | undefined
  /** Runs in the page before its own code. */
  readonly before?: () => void
}

/** A page of somebody who watches from afar: in a seat, or as a stranger. */
export async function watcher(
  browser: Browser,
  path: string,
  { seat, before, ...options }: Watcher = {},
): Promise<Page> {
  const url = process.env.AUFTAKT_TEST_URL!
  const context = await browser.newContext(options)
  if (before) await context.addInitScript(before)
  const address = new URL(path, url)
  if (seat !== undefined) {
    const { authSecret } = JSON.parse(readFileSync(join(dataDir(), 'secrets.json'), 'utf8'))
    await context.addCookies([{ name: seatCookie(seat), value: sealSeat(authSecret, seat), url }])
    address.searchParams.set('seat', seat)
  }
  const page = await context.newPage()
  await page.goto(address.href)
  return page
}

export interface HeldKickoff extends StagedKickoff {
  readonly planned: Planned
  /** By name. */
  readonly seats: Readonly<Record<string, string>>
  readonly path: string
}

/** A kickoff that was held, and its recording: published for everybody, unless its row says otherwise. */
export async function heldKickoff(
  { db }: Pick<Occasion, 'db'>,
  row: Partial<Prisma.RecordingUncheckedCreateInput> = {},
): Promise<HeldKickoff> {
  const planned = await plan(db)
  const kickoff = stageKickoff(BEGINS)
  const seats = await kickoff.staged.store(db, planned)
  const { recordingId, startedAt, pausedAt, resumedAt, endedAt } = kickoff
  const { sessionId } = planned
  const runs = [
    { at: startedAt, seconds: (pausedAt - startedAt) / 1_000 },
    { at: resumedAt, seconds: (endedAt - resumedAt) / 1_000 },
  ]
  const published = { publishedAt: new Date(), audience: 'public' }
  await makeRecording(db, dataDir(), { sessionId, recordingId, runs, row: { ...published, ...row } })
  return { ...kickoff, planned, seats, path: `/replay/${sessionId}` }
}

/** For `before`: scripts cannot feed what is played, as on older phones, so the browser reads playlists by itself. */
export function playsByItself() {
  for (const name of ['MediaSource', 'ManagedMediaSource', 'WebKitMediaSource']) Reflect.deleteProperty(window, name)
}
