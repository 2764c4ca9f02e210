import { kickoffTemplate } from '../../domain/planning/kickoff-template'
import type { RoomId } from '../../domain/protocol/standing'
import { SYSTEM_ID } from '../../domain/protocol/standing'
import { asPiece, documentOf } from '../../domain/workbook-document'
import { StagedSession } from './staged-session'

/** A kickoff that was held and recorded, with a pause in it. Times are milliseconds since 1970. */
export interface StagedKickoff {
  readonly staged: StagedSession
  readonly recordingId: string
  readonly startedAt: number
  readonly pausedAt: number
  readonly resumedAt: number
  readonly endedAt: number
  readonly rooms: readonly RoomId[]
}

export const KATRIN = 'Katrin Brandt'
export const JONAS = 'Jonas Weber'
export const FATOU = 'Fatou Sané'
export const PETRA = 'Petra Keller'
export const ADA = 'Ada Okello'
export const BEN = 'Ben Vogt'
export const QUESTION = 'Wie werden die Handlungsprogramme nach den zwei Jahren weiter finanziert?'

/** @param begins when its doors opened */
export function stageKickoff(begins: number): StagedKickoff {
  const staged = new StagedSession(begins)
  staged.with({ [KATRIN]: 'organiser', [JONAS]: 'moderator', [FATOU]: 'speaker', [PETRA]: 'speaker' })
  staged.with({ [ADA]: 'attendee', [BEN]: 'attendee' })
  staged.by(KATRIN, 'questions.moderate', { on: false }).after(60)
  staged.says(ADA, 'Guten Morgen aus Mtwara!').by(JONAS, 'stage.join').after(30)
  staged.by(KATRIN, 'session.go-live').after(1)
  const startedAt = staged.now
  const recordingId = staged.records(KATRIN, { records: true, streams: false })
  staged.by(SYSTEM_ID, 'recording.deliver', { recordingId, on: true })
  talk(staged)
  staged.by(KATRIN, 'recording.pause')
  const pausedAt = staged.now
  staged.after(55).says(BEN, 'Das bleibt unter uns.').after(5).by(KATRIN, 'recording.resume')
  const resumedAt = staged.now
  const rooms = workInRooms(staged)
  staged.by(PETRA, 'stage.join').after(70).says(BEN, 'Danke an alle!').after(5).by(KATRIN, 'session.end')
  return { staged, recordingId, startedAt, pausedAt, resumedAt, endedAt: staged.now, rooms }
}

/** Greetings, somebody takes the stage, questions are asked, voted for and answered. */
function talk(staged: StagedSession) {
  staged.after(10).says(BEN, 'Guten Morgen, schön, dass es losgeht')
  for (let i = 1; i <= 20; i++) staged.after(i <= 10 ? 4 : 1).says(i % 2 ? BEN : ADA, `Nachricht ${i} aus dem Publikum`)
  staged.by(FATOU, 'stage.join').after(20).by(BEN, 'hand.raise').after(10)
  staged.by(JONAS, 'hand.give-floor', { participantId: staged.idOf(BEN) }).after(60)
  const first = staged.asks(ADA, QUESTION)
  const second = staged.asks(BEN, 'Können Nachbarkommunen in Kédougou als Beobachter an unseren Gruppen teilnehmen?')
  staged.after(5).by(BEN, 'question.upvote', { questionId: first }).after(20)
  staged.by(JONAS, 'question.answer', { questionId: first }).after(40)
  staged.by(JONAS, 'question.finish', { questionId: first }).by(JONAS, 'question.answer', { questionId: second })
  staged.by(KATRIN, 'announcement.make', { text: 'Gleich geht es in die Gruppen.', everywhere: true }).after(20)
}

/** Two groups with workbooks; one reports. */
function workInRooms(staged: StagedSession): readonly RoomId[] {
  const workbook = { template: kickoffTemplate }
  const rooms = staged.opens(KATRIN, { 'Pforzheim – Mtwara': [ADA], 'Passau – Kédougou': [BEN] }, { workbook })
  staged.after(20).says(ADA, 'Wir sollten über Schulen reden', rooms[0]).after(20)
  const update = asPiece(documentOf(kickoffTemplate, { goals: 'Schulen mit Sonnenstrom' }))
  staged.by(ADA, 'workbook.write', { update }, rooms[0]).after(40)
  staged.by(KATRIN, 'breakouts.close', { room: null, grace: 0 }).after(10)
  staged.by(KATRIN, 'harvest.present', { card: rooms[0], minutes: 3 }).after(40)
  staged.by(BEN, 'harvest.comment', { card: rooms[0], kind: 'question', text: 'Wer baut die Anlagen?' })
  staged.by(KATRIN, 'harvest.put-away')
  return rooms
}
