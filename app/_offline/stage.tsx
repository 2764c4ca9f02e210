import { useTranslations } from 'use-intl/react'
import { clock } from '@/app/_ui/time'
import { MAIN } from '@/domain/protocol/standing'
import { useRecording } from './recording'

/** The stage as it was: a picture, who stood there, and what was said. */
export function Stage({ captionLanguage }: { readonly captionLanguage: string }) {
  const t = useTranslations('offline')
  const { recording, place, view, nameOf } = useRecording()
  const still = recording.stills.findLast((each) => each.place <= place) ?? recording.stills[0]
  const people = view.rooms[MAIN]?.stage.all.onStage ?? []
  const cue = recording.captions
    .find(({ language }) => language === captionLanguage)
    ?.cues.find(({ from, until }) => from <= place && until > place)
  return (
    <figure className="grid gap-2">
      <div className="relative grid aspect-video place-content-center overflow-hidden rounded-md bg-stage text-white">
        {still ? (
          // biome-ignore lint/performance/noImgElement: it lies beside the page on a disk, and nothing of Next.js does
          <img
            src={still.file}
            alt={t('still', { position: clock(still.place * 1_000) })}
            className="size-full object-contain"
          />
        ) : (
          <p>{t('noStill')}</p>
        )}
        {cue && (
          <p
            lang={captionLanguage}
            dir="auto"
            className="absolute inset-x-0 bottom-0 bg-black/75 px-4 py-2 text-center whitespace-pre-line"
          >
            {cue.text}
          </p>
        )}
      </div>
      <figcaption className="text-panel">
        <span className="text-soft">{t('onStage')}: </span>
        {people.length === 0 ? t('nobodyOnStage') : people.map(({ participantId }) => nameOf(participantId)).join(', ')}
      </figcaption>
    </figure>
  )
}
