import type { Reduce } from '../../protocol/feature'
import type { RecordingEvent } from './events'
import { initial, MOST_CONSENTS, type RecordingLayers, type Running } from './state'

type All = RecordingLayers['all']

const change = (all: All, change: Partial<Running>): All =>
  all.running ? { ...all, running: { ...all.running, ...change } } : all

export const reduce: Reduce<RecordingLayers, RecordingEvent> = {
  all: {
    'recording.started': (all, { at, data }) => ({
      ...all,
      running: { ...data, startedAt: at, paused: false, delivers: false, interrupted: false },
    }),
    'recording.changed': (all, { data }) => change(all, data),
    'recording.paused': (all) => change(all, { paused: true, delivers: false, interrupted: false }),
    'recording.resumed': (all) => change(all, { paused: false }),
    'recording.stopped': (all) => ({ ...all, running: null }),
    'recording.consented': (all, { data: { participantId, given } }) => {
      const others = all.consents.filter((id) => id !== participantId)
      return { ...all, consents: given ? [...others, participantId].slice(-MOST_CONSENTS) : others }
    },
    'recording.asked-anew': (all) => ({ ...all, consents: [] }),
    'recording.delivered': (all, { data: { on } }) => change(all, { delivers: on, interrupted: !on }),
    // A place in the log for those who watch later; nothing changes for those who are here.
    'recording.gap-marked': (all) => all,
  },
  staff: {
    'recording.started': () => initial.staff,
    'recording.stopped': (staff, { data: { by } }) => (by === 'recorder' ? staff : initial.staff),
    'recording.warned': (_staff, { data: { problem } }) => ({ problem }),
  },
  own: {
    'recording.consented': (_own, { data: { given, text } }) => ({ answer: { given, text } }),
    'recording.declined': (_own, { data: { given, text } }) => ({ answer: { given, text } }),
    'recording.asked-anew': () => initial.own,
  },
}
