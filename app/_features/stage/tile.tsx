'use client'
import { MicOff, MonitorUp } from 'lucide-react'
import { Suspense } from 'react'
import { useTranslations } from 'use-intl/react'
import { FEATURES } from '@/app/_features'
import { useMedia, useStreams } from '@/app/_media/media-provider'
import { Video } from '@/app/_media/video'
import { useCard, useDriver, useMe } from '@/app/_session/hooks'
import { useName, useOrigin } from '@/app/_session/person-name'
import { initialsOf, tintOf } from '@/app/_ui/avatar'
import type { Box } from '@/domain/features/stage'

/** Below this height, in px, a lower third would hide the face. */
const LOWEST_FOR_THIRD = 140

/** Somebody on stage, or their screen: moving if there is a picture, initials on a tinted ground if not. */
export function Tile({ box }: { readonly box: Box }) {
  const t = useTranslations('stage')
  const { participantId, kind, large, x, y, width, height } = box
  const streams = useStreams(participantId)
  const name = useName(participantId)
  const origin = useOrigin(participantId)
  const me = useMe()
  const { send } = useDriver()
  const isConnected = useMedia(({ status }) => status === 'connected')
  const track = kind === 'screen' ? streams.screen : streams.camera
  const isSilent = send !== null && isConnected && kind === 'camera' && !streams.audible
  const label = [
    kind === 'screen' ? t('screenOf', { name }) : name,
    origin,
    streams.speaking && t('speaks'),
    isSilent && t('microphoneOff'),
  ]
    .filter(Boolean)
    .join(', ')
  return (
    <li
      aria-label={label}
      data-kind={kind}
      data-speaking={streams.speaking || undefined}
      className="@container absolute overflow-hidden rounded-sm transition-[left,top,width,height] duration-150 wide:rounded-md"
      style={{ left: x, top: y, width, height, backgroundColor: kind === 'screen' ? '#000' : tintOf(participantId) }}
    >
      {track ? (
        <Video track={track} mirrored={participantId === me && kind === 'camera'} whole={kind === 'screen'} />
      ) : (
        <NoPicture kind={kind} name={name} height={height} />
      )}
      {kind === 'camera' && large && height >= LOWEST_FOR_THIRD ? (
        <LowerThird id={participantId} name={name} isSilent={isSilent} />
      ) : (
        <NameTag
          name={kind === 'screen' ? t('screenOf', { name }) : name}
          origin={width > 200 ? origin : ''}
          isSilent={isSilent}
        />
      )}
      <Marks id={participantId} />
      {streams.speaking && (
        <span
          aria-hidden
          className="pointer-events-none absolute inset-0 rounded-[inherit] border-3 border-[#4cc79a]"
        />
      )}
    </li>
  )
}

/** What the features have to say of who is on stage. */
const Marks = ({ id }: { readonly id: string }) =>
  FEATURES.map(({ name, StageMark }) =>
    StageMark ? (
      <Suspense key={name}>
        <StageMark id={id} />
      </Suspense>
    ) : null,
  )

const NoPicture = ({
  kind,
  name,
  height,
}: {
  readonly kind: Box['kind']
  readonly name: string
  readonly height: number
}) => (
  <span aria-hidden className="absolute inset-0 grid place-items-center">
    {kind === 'screen' ? (
      <MonitorUp className="size-10" />
    ) : (
      <span
        className="leading-none font-bold opacity-90"
        style={{ fontSize: Math.max(18, Math.min(110, height * 0.24)) }}
      >
        {initialsOf(name)}
      </span>
    )}
  </span>
)

const GROUND = 'absolute bg-[rgb(10_15_13/0.82)]'

/** The large picture carries name, organisation and partnership. */
function LowerThird({
  id,
  name,
  isSilent,
}: {
  readonly id: string
  readonly name: string
  readonly isSilent: boolean
}) {
  const t = useTranslations('stage')
  const card = useCard(id)
  const from = [card?.organisation, card?.partnership && t('partnership', { name: card.partnership })]
    .filter(Boolean)
    .join(' · ')
  return (
    <div
      className={`${GROUND} bottom-3 left-3 max-w-[calc(100%-1.5rem)] rounded-sm border-l-4 border-[#4cc79a] px-3 py-1.5 leading-snug @2xl:bottom-5 @2xl:left-5 @2xl:max-w-[calc(100%-2.5rem)] @2xl:px-5 @2xl:py-2.5`}
    >
      <p className="flex items-center gap-2 text-panel font-bold @2xl:text-title">
        <span className="line-clamp-2 min-w-0">{name}</span>
        {isSilent && <MicOff className="size-4 shrink-0" aria-hidden />}
      </p>
      {from && <p className="line-clamp-2 text-meta text-pretty @2xl:text-base">{from}</p>}
    </div>
  )
}

const NameTag = ({
  name,
  origin,
  isSilent,
}: {
  readonly name: string
  readonly origin: string
  readonly isSilent: boolean
}) => (
  <p
    className={`${GROUND} bottom-1.5 left-1.5 flex max-w-[calc(100%-0.75rem)] items-center gap-1.5 rounded-sm px-2 py-0.5 text-meta @max-[9rem]:bottom-1 @max-[9rem]:left-1 @max-[9rem]:max-w-[calc(100%-0.5rem)] @max-[9rem]:gap-1 @max-[9rem]:px-1.5 @max-[9rem]:text-[0.6875rem]`}
  >
    {isSilent && <MicOff className="size-3.5 shrink-0" aria-hidden />}
    <span className="truncate font-semibold">{name}</span>
    {/* It gives way first. */}
    {origin && <span className="shrink-999 truncate opacity-85">{origin}</span>}
  </p>
)
