'use client'
import { useState } from 'react'
import { lazilyWithWords } from '@/app/_i18n/lazily-with-words'
import { useCard, useDriver, useIsStaff, useRoom, useSession, useStanding } from '@/app/_session/hooks'
import { MAIN, type ParticipantId } from '@/domain/protocol/standing'
import type { FeatureUi } from '../feature-ui'
import { isIn } from './asked'
import type messages from './messages/en.json'

declare module '@/app/_i18n/messages' {
  interface FeatureMessages {
    recording: typeof messages
  }
}

const lazily = lazilyWithWords('recording', (locale) => import(`./messages/${locale}.json`))

const RecordingMark = lazily(() => import('./mark').then((module) => module.RecordingMark))
const RecordingBanner = lazily(() => import('./banner').then((module) => module.RecordingBanner))
const RunRecording = lazily(() => import('./run').then((module) => module.RunRecording))
const NotRecorded = lazily(() => import('./not-recorded').then((module) => module.NotRecorded))

/** A replay shows what was; just then nothing is recorded. */
const useIsNow = () => useDriver().send !== null

function useIsRunning(): boolean {
  const isNow = useIsNow()
  return useSession(({ view }) => view.session.recording.all.running !== null) && isNow
}

/** What has come stays: it also tells when it is over. */
function Banner() {
  const isRunning = useIsRunning()
  const hasProblem = useSession(({ view }) => view.session.recording.staff?.problem != null)
  const isNow = useIsNow()
  const [wasRunning, setWasRunning] = useState(isRunning)
  if (isRunning && !wasRunning) setWasRunning(true)
  return wasRunning || (hasProblem && isNow) ? <RecordingBanner /> : null
}

/** Whoever was asked may change their answer, also when it is over. */
function Header() {
  const isRunning = useIsRunning()
  const isNow = useIsNow()
  const wasAsked = useSession(({ view }) => view.session.recording.own.answer !== null)
  return isRunning || (wasAsked && isNow) ? <RecordingMark /> : null
}

/** From the opening of the doors to the end. */
function Controls() {
  const isStaff = useIsStaff()
  const phase = useStanding()?.phase
  const isNow = useIsNow()
  return isStaff && isNow && (phase === 'open' || phase === 'live') ? <RunRecording /> : null
}

/** In breakout rooms nobody is recorded, so there it says nothing. */
function StageMark({ id }: { readonly id: ParticipantId }) {
  const isPlenary = useRoom() === MAIN
  const role = useCard(id)?.role
  const isLeftOut = useSession(({ view }) => !isIn(view.session.recording.all, id, role))
  return useIsRunning() && isPlenary && isLeftOut ? <NotRecorded /> : null
}

export const recording: FeatureUi = { name: 'recording', Banner, Header, Controls, StageMark }
