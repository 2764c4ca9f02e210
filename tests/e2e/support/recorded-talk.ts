import type { Browser, BrowserContextOptions, Page } from '@playwright/test'
import { kickoffTemplate } from '../../../domain/planning/kickoff-template'
import { asPiece, documentOf } from '../../../domain/workbook-document'
import type { Prisma } from '../../../prisma/generated/client'
import { newTestId, type Planned, plan } from '../../support/planned'
import { makeRecording } from '../../support/recorded'
import { StagedSession } from '../../support/staged-session'
import { BEGINS, dataDir, watcher } from './afar'
import type { Occasion } from './occasion'

/** A short talk that was held and recorded: 26 seconds, a pause, and 16 more. Segments are two seconds long. */
export interface RecordedTalk {
  readonly planned: Planned
  readonly recordingId: string
  /** When the recording began, milliseconds since 1970. */
  readonly from: number
  readonly seats: Readonly<Record<string, string>>
  /** Its page at the desk. */
  readonly path: string
  /** All recordings of the conference at the desk. */
  readonly list: string
  readonly replay: string
}

/** How long its two parts are, in seconds. */
export const PARTS = [26, 16] as const
export const QUESTION = 'Why at fourteen?'
export const GROUP = 'Passau – Kédougou'
export const WRITTEN = { goals: 'Solar power for schools' }

/** @param row further columns of the recording's row; by itself nobody has published it */
export async function recordedTalk(
  { db }: Pick<Occasion, 'db'>,
  row: Partial<Prisma.RecordingUncheckedCreateInput> = {},
): Promise<RecordedTalk> {
  const planned = await plan(db)
  const staged = new StagedSession(BEGINS)
  staged.with({ Ola: 'organiser', Fatou: 'speaker', Petra: 'speaker', Ada: 'attendee', Ben: 'attendee' })
  staged.by('Ola', 'questions.moderate', { on: false }).by('Ola', 'session.go-live').after(10)
  const from = staged.now
  const recordingId = staged.records('Ola', { records: true, streams: false })
  firstPart(staged)
  staged.by('Ola', 'recording.pause').after(30).says('Ada', 'Said in the pause').after(30).by('Ola', 'recording.resume')
  const resumed = staged.now
  const room = secondPart(staged)
  staged.by('Ola', 'session.end')
  const seats = await staged.store(db, planned)
  await db.workbook.create({
    data: {
      ...{ id: newTestId(), conferenceId: planned.conferenceId, sessionId: planned.sessionId },
      ...{ room, title: GROUP, template: kickoffTemplate as object, filled: WRITTEN },
    },
  })
  const { sessionId } = planned
  const runs = [from, resumed].map((at, i) => ({ at, seconds: PARTS[i]! }))
  await makeRecording(db, dataDir(), { sessionId, recordingId, runs, row })
  const list = `/desk/${planned.slug}/recordings`
  return { planned, recordingId, from, seats, list, path: `${list}/${recordingId}`, replay: `/replay/${sessionId}` }
}

/** Two speakers one after the other; somebody writes each few seconds, and asks. */
function firstPart(staged: StagedSession) {
  for (const name of ['Fatou', 'Petra']) staged.by(name, 'recording.consent', { given: true, text: 1 })
  staged.by('Fatou', 'stage.join').after(4).says('Ada', 'Said at four').after(6).says('Ben', 'Said at ten').after(4)
  const questionId = staged.asks('Ada', QUESTION)
  staged.by('Fatou', 'stage.leave').after(1).by('Petra', 'stage.join').by('Ola', 'question.answer', { questionId })
  staged.after(3).by('Ola', 'question.finish', { questionId }).by('Petra', 'stage.leave')
  staged.after(2).says('Ben', '=HYPERLINK("http://example.org";"Said at twenty")').after(2).says('Ada', '+49 122')
  staged.after(4)
}

/** A group writes into its workbook, and brings it to the plenary. */
function secondPart(staged: StagedSession): string {
  const [room] = staged.opens('Ola', { [GROUP]: ['Ben'] }, { workbook: { template: kickoffTemplate } })
  staged.after(2)
  const update = asPiece(documentOf(kickoffTemplate, WRITTEN))
  staged.by('Ben', 'workbook.write', { update }, room).after(4).by('Ola', 'breakouts.close', { room: null, grace: 0 })
  staged.after(4).by('Ola', 'harvest.present', { card: room, minutes: 3 }).after(4).by('Ola', 'harvest.put-away')
  staged.says('Ada', 'Said at forty').after(2)
  return room!
}

/** Somebody of a talk in a browser: at its page of the desk, unless another is named. */
export const atTalk = (
  browser: Browser,
  talk: RecordedTalk,
  { path = talk.path, name = 'Ola', ...options }: BrowserContextOptions & { path?: string; name?: string } = {},
): Promise<Page> => watcher(browser, path, { seat: talk.seats[name], ...options })

/** An address of the product, for requests beside a page. */
export const address = (path: string): string => new URL(path, process.env.AUFTAKT_TEST_URL!).href

/** What everybody is given to play who may watch: where its files lie, and the segments in order. */
export async function publicFiles(page: Page, { planned, recordingId }: RecordedTalk) {
  const told = await page.request.get(address(`/rt/recordings?session=${planned.sessionId}`))
  const { recordings } = (await told.json()) as { recordings: readonly { id: string; media: string }[] }
  const media = address(recordings.find(({ id }) => id === recordingId)!.media)
  const playlist = await (await page.request.get(`${media}/vod.m3u8`)).text()
  return { media, files: [...playlist.matchAll(/\S+\.m4s/g)].map(([file]) => file) }
}
