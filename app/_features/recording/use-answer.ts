import { useMediaSession } from '@/app/_media/media-provider'
import { useAsk } from '@/app/_session/ask-for'
import { useSession, useSlice } from '@/app/_session/hooks'
import { CONSENT_TEXT } from '@/domain/features/recording'

/** To be in it; to take part without being in it; to go on with neither microphone nor camera. */
export const ANSWERS = ['agree', 'notRecorded', 'without'] as const
export type Answer = (typeof ANSWERS)[number]

/** Writes into the ledger what somebody decided; answers whether it is there. `streams`: what they read spoke of a stream. */
export function useAnswer(): (choice: Answer, streams: boolean) => Promise<boolean> {
  const { answer } = useSession(({ view }) => view.session.recording.own)
  const ask = useAsk()
  const stepBack = useStepBack()
  return async (choice, streams) => {
    if (choice === 'without') stepBack()
    const given = choice === 'agree'
    if (answer?.given === given && answer.text === CONSENT_TEXT) return true
    const { ok } = await ask({ type: 'recording.consent', data: { given, text: CONSENT_TEXT, streams } })
    return ok
  }
}

/** Off with everything, and off the stage. */
function useStepBack(): () => void {
  const { onStage, invited } = useSlice('stage').own
  const media = useMediaSession()
  const ask = useAsk()
  return () => {
    for (const source of ['microphone', 'camera'] as const) media?.want(source, false)
    media?.releaseScreen()
    if (onStage) void ask({ type: 'stage.leave', data: {} })
    else if (invited) void ask({ type: 'stage.decline', data: {} })
  }
}
