import 'server-only'
import { untrimmed } from '@/domain/recording/untrimmed'
import { type SessionState, session } from '@/domain/session'
import { eventsOf, namesIn } from '../../session-log'
import type { Sheet } from './sheet'
import type { SheetWords } from './words'

/** All rooms as they stood in the end, with nothing trimmed, as far as these events say. */
async function roomsOf(sessionId: string, about: RegExp): Promise<[string, SessionState['rooms'][string]][]> {
  const types = session.eventTypes.filter((type) => about.test(type))
  const events = untrimmed(await eventsOf(sessionId, types, { allRooms: true }))
  return Object.entries(events.reduce(session.reduce, session.initial).rooms)
}

/** Every message that was not deleted. */
export async function chatSheet(sessionId: string, { t, room, time }: SheetWords): Promise<Sheet> {
  const [rooms, names] = await Promise.all([roomsOf(sessionId, /^chat\./), namesIn(sessionId)])
  const messages = rooms.flatMap(([id, { chat }]) => chat.all.latest.map((message) => ({ ...message, room: id })))
  const texts = new Map(messages.map(({ messageId, text }) => [messageId, text]))
  return {
    title: t('chat'),
    columns: [
      { label: t('columns.time'), width: 20 },
      { label: t('columns.room'), width: 20 },
      { label: t('columns.name'), width: 28 },
      { label: t('columns.message'), width: 80 },
      { label: t('columns.replyTo'), width: 40 },
      { label: t('columns.remarks'), width: 24 },
    ],
    rows: messages
      .sort((a, b) => a.seq - b.seq)
      .map(({ at, room: where, participantId, text, replyTo, edited, withheld }) => [
        time(at),
        room(where),
        names.get(participantId) ?? '',
        text,
        replyTo === null ? '' : (texts.get(replyTo) ?? t('deleted')),
        [edited && t('edited'), withheld && t('withheld')].filter(Boolean).join(', '),
      ]),
  }
}

/** Questions that moderators let through, and those that wait. A hidden name stays hidden. */
export async function questionsSheet(sessionId: string, { t, room, time }: SheetWords): Promise<Sheet> {
  const [rooms, names] = await Promise.all([roomsOf(sessionId, /^questions?\./), namesIn(sessionId)])
  const nameOf = (id: string | null) => (id === null ? t('hidden') : (names.get(id) ?? ''))
  const asked = rooms.flatMap(
    ([
      id,
      {
        questions: { all, staff },
      },
    ]) => [
      ...all.items.map((question) => ({ ...question, room: id })),
      ...staff.pending.map((question) => ({
        ...question,
        room: id,
        votes: 0,
        state: 'pending' as const,
        answer: null,
      })),
    ],
  )
  return {
    title: t('questions'),
    columns: [
      { label: t('columns.time'), width: 20 },
      { label: t('columns.room'), width: 20 },
      { label: t('columns.name'), width: 28 },
      { label: t('columns.question'), width: 80 },
      { label: t('columns.votes'), width: 10 },
      { label: t('columns.state'), width: 16 },
      { label: t('columns.answer'), width: 60 },
      { label: t('columns.answeredBy'), width: 28 },
      { label: t('columns.remarks'), width: 24 },
    ],
    rows: asked
      .sort((a, b) => a.askedAt - b.askedAt)
      .map(({ askedAt, room: where, participantId, text, votes, state, answer, withheld }) => [
        time(askedAt),
        room(where),
        nameOf(participantId),
        text,
        votes,
        t(`states.${state}`),
        answer?.text ?? '',
        answer ? nameOf(answer.participantId) : '',
        withheld ? t('withheld') : '',
      ]),
  }
}
