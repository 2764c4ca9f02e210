import type { Snapshot } from '@/app/_session/store'
import { concerns, isCaptured } from '@/domain/features/recording'
import { type Box, type Size, scene } from '@/domain/features/stage'
import type { Card } from '@/domain/protocol/messages'
import { MAIN, type ParticipantId, type RoomId } from '@/domain/protocol/standing'

/** The program's picture, in its own units. */
export const FRAME: Size = { width: 1280, height: 720 }
export const MARGIN = 16
const BAND = 132
const COLUMN = 464
/** An announcement is shown for so long, in milliseconds. */
const ANNOUNCED_FOR = 15_000

export interface Area extends Size {
  readonly x: number
  readonly y: number
}

/** Somebody on stage, or their screen. Of who is not captured there is only the name. */
export interface ShownBox extends Box {
  /** Undefined while nobody has said who it is. */
  readonly card: Card | undefined
  readonly captured: boolean
  readonly speaks: boolean
}

/** What is said below the stage. */
export interface Band extends Area {
  readonly kind: 'question' | 'announcement'
  readonly text: string
  /** Null when the name is hidden. */
  readonly by: { readonly card: Card | undefined } | null
}

export type Shown =
  /** A card instead of people: before the session is live, in a pause, and when nobody is there to be seen. */
  | { readonly kind: 'card'; readonly line: 'startsSoon' | 'paused' | 'inRooms' | 'empty' }
  | {
      readonly kind: 'stage'
      readonly boxes: readonly ShownBox[]
      readonly band: Band | null
      /** A card of the harvest that is reported on. */
      readonly report: (Area & { readonly card: RoomId; readonly edition: number }) | null
    }

export interface Seen {
  readonly snapshot: Snapshot
  /** Who speaks just now, as the media server hears it; null for silence. */
  readonly speaking: ParticipantId | null
  /** Milliseconds since 1970, by the server. */
  readonly now: number
  /** Shows one person alone, where the machine is too slow for more. */
  readonly alone?: boolean
}

const mainOf = ({ view }: Snapshot) => view.rooms[MAIN]!

/** Who may be seen and heard: whoever agreed and is on stage, while the session is live and recorded. */
export function capturedOf(snapshot: Snapshot): ReadonlySet<ParticipantId> {
  const { view, cards } = snapshot
  const { all } = view.session.recording
  const { onStage, screen } = mainOf(snapshot).stage.all
  const there = [...onStage.map(({ participantId }) => participantId), ...(screen === null ? [] : [screen])]
  const isMeant = (id: ParticipantId) => {
    const role = cards[id]?.role
    return role !== undefined && concerns(all.running?.scope ?? 'stage', role) && isCaptured(all, id)
  }
  return new Set(view.session.life.all.phase === 'live' ? there.filter(isMeant) : [])
}

/** What the program shows: the plenary as everybody sees it, but of people only those who agreed. */
export function shownOf(seen: Seen): Shown {
  const { view } = seen.snapshot
  const { running } = view.session.recording.all
  if (!running || running.paused) return { kind: 'card', line: 'paused' }
  if (view.session.life.all.phase !== 'live') return { kind: 'card', line: 'startsSoon' }
  const { onStage, screen } = mainOf(seen.snapshot).stage.all
  const band = bandOf(seen)
  const report = reportOf(seen.snapshot, band)
  if (onStage.length === 0 && screen === null && !report) {
    return { kind: 'card', line: view.session.breakouts.all ? 'inRooms' : 'empty' }
  }
  return { kind: 'stage', boxes: boxesOf(seen, areaBeside(band, report)), band, report }
}

function areaBeside(band: Area | null, report: Area | null): Area {
  const right = report ? report.x : FRAME.width
  const bottom = band ? band.y : FRAME.height
  return { x: MARGIN, y: MARGIN, width: right - 2 * MARGIN, height: bottom - 2 * MARGIN }
}

function boxesOf({ snapshot, speaking, alone = false }: Seen, area: Area): ShownBox[] {
  const { all } = mainOf(snapshot).stage
  const ids = all.onStage.map(({ participantId }) => participantId)
  const leader = [all.featured, speaking].find((id) => id !== null && ids.includes(id)) ?? ids[0]
  const onStage = alone && leader !== undefined ? [leader] : ids
  const captured = capturedOf(snapshot)
  // Somebody alone fills the picture.
  const isWhole = area.width > FRAME.width - 3 * MARGIN && area.height > FRAME.height - 3 * MARGIN
  const fills = isWhole && onStage.length + (all.screen === null ? 0 : 1) === 1
  const { x, y, ...size } = fills ? { x: 0, y: 0, ...FRAME } : area
  return scene({ ...all, onStage, speaking }, size, 0).map((box) => ({
    ...box,
    x: box.x + x,
    y: box.y + y,
    card: snapshot.cards[box.participantId],
    captured: captured.has(box.participantId),
    speaks: box.kind === 'camera' && box.participantId === speaking && onStage.length > 1,
  }))
}

/** The question that is being answered, unless it is withheld; else what was announced just now. */
function bandOf({ snapshot, now }: Seen): Band | null {
  const { questions, announcements } = mainOf(snapshot)
  const place = {
    x: MARGIN,
    y: FRAME.height - MARGIN - BAND,
    width: FRAME.width - 2 * MARGIN,
    height: BAND,
  }
  const cardOf = (id: ParticipantId) => ({ card: snapshot.cards[id] })
  const question = questions.all.items.find(({ state, withheld }) => state === 'answering' && !withheld)
  if (question) {
    const { text, participantId } = question
    return { ...place, kind: 'question', text, by: participantId === null ? null : cardOf(participantId) }
  }
  const latest = announcements.all.latest.at(-1)
  if (!latest || now - latest.at > ANNOUNCED_FOR) return null
  return { ...place, kind: 'announcement', text: latest.text, by: cardOf(latest.participantId) }
}

function reportOf({ view }: Snapshot, band: Band | null) {
  const { presented, cards } = view.session.harvest.all
  const card = cards.find((each) => each.card === presented?.card)
  if (!card) return null
  const place = {
    x: FRAME.width - MARGIN - COLUMN,
    y: MARGIN,
    width: COLUMN,
    height: (band ? band.y : FRAME.height) - 2 * MARGIN,
  }
  return { ...place, card: card.card, edition: card.edition }
}
