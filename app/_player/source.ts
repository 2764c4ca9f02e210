import type {
  ErrorData,
  default as Hls,
  HlsConfig,
  LevelDetails,
  Loader,
  LoaderCallbacks,
  LoaderConfiguration,
  LoaderContext,
} from 'hls.js/light'
import { persistently } from '@/app/_ui/persistently'
import type { DatedPiece } from './dated'

/** Where what is played lies. Addresses end with their time, so they are asked for anew. */
export interface Source {
  /** Directory of the recording, without the slash at its end. */
  readonly base: () => string
  readonly playlist: string
  /** Asks for an address that is good, as long as there is no line; false when there is none any more. */
  readonly renew: () => Promise<boolean>
  /** `newest`: it grows, and is played at its end. `whole`: from its beginning, and what is added meanwhile is not looked at. */
  readonly extent: 'newest' | 'whole'
  /** Where to begin, in seconds, if not as its extent says. */
  readonly startAt?: (pieces: readonly DatedPiece[]) => number | null
  /** Hears what the playlist tells of times, whenever it has changed. */
  readonly dated?: (pieces: readonly DatedPiece[]) => void
  /** Hears when the element is emptied and loaded anew. */
  readonly reloads?: () => void
}

/** Something that plays in an element, until it is taken off. */
export interface Attached {
  /** From now on what is to come is loaded ahead; before, only what the first picture needs. */
  readonly loadAhead: () => void
  readonly detach: () => void
}

/** What we record: H.264 and AAC in fragmented MP4. */
const TYPE = 'video/mp4; codecs="avc1.42E01E,mp4a.40.2"'
const FIRST_LOOK = 4
const AHEAD = 30
const BASE = /\/media\/[^/]+\/[^/]+(?=\/)/
/** It is tried again for as long as somebody waits, ever more seldom: a recorder may be away for minutes. */
const AGAIN_AFTER = 1_500
const GONE = 404
const AGAIN_AT_LATEST = 6_000
/** Not all who lose something at the same moment ask at the same moment. */
const wait = (failures: number) => Math.min(AGAIN_AT_LATEST, AGAIN_AFTER * failures) * (0.5 + Math.random() / 2)

/** Whether the browser lets scripts feed it. Otherwise it must know HLS by itself, as iPhones do. */
const canBeFed = (): boolean =>
  [window.ManagedMediaSource, window.MediaSource].some((source) => source?.isTypeSupported(TYPE))

declare global {
  interface Window {
    readonly ManagedMediaSource?: typeof MediaSource
  }
}

/**
 * Plays a source in an element. Goes on trying while the line is broken, and with a new address when the old one ended.
 * @param lost hears when it cannot be played, and when it can again
 */
export async function attach(
  media: HTMLMediaElement,
  source: Source,
  lost: (isLost: boolean) => void,
): Promise<Attached> {
  if (!canBeFed()) return attachNatively(media, source, lost)
  const { default: Hls } = await persistently(() => import('hls.js/light'))
  const isWhole = source.extent === 'whole'
  const hls = new Hls({
    enableWorker: false,
    autoStartLoad: false,
    maxBufferLength: isWhole ? FIRST_LOOK : AHEAD,
    // Otherwise the length is what fits into this many bytes, where a playlist tells how many a second takes.
    maxBufferSize: 0,
    backBufferLength: 60,
    // The newest is three segments old: six seconds, as the recorder makes them.
    liveSyncDurationCount: 3,
    ...(isWhole && { pLoader: endedPlaylists(Hls) }),
    xhrSetup: (xhr, url) => xhr.open('GET', url.replace(BASE, source.base()), true),
  })
  const failing = new Failing(hls, Hls, source, lost)
  hls.on(Hls.Events.ERROR, failing.heard)
  hls.on(Hls.Events.FRAG_BUFFERED, failing.over)
  const beginning = new Beginning(hls, media, source)
  // Of several playlists none is loaded before it begins.
  hls.once(Hls.Events.MANIFEST_PARSED, (_event, { levels }) => levels.length > 1 && beginning.begin([]))
  hls.once(Hls.Events.LEVEL_LOADED, (_event, { details }) => {
    const pieces = piecesOf(details)
    source.dated?.(pieces)
    beginning.begin(pieces)
  })
  hls.on(Hls.Events.LEVEL_UPDATED, (_event, { details }) => source.dated?.(piecesOf(details)))
  // To get over broken media it empties the element, and fills it again, but does not let it go on.
  const emptied = () => source.reloads?.()
  hls.on(Hls.Events.MEDIA_DETACHING, emptied)
  hls.loadSource(`${source.base()}/${source.playlist}`)
  hls.attachMedia(media)
  return {
    loadAhead: () => {
      hls.config.maxBufferLength = AHEAD
    },
    detach: () => {
      beginning.over()
      failing.close()
      hls.off(Hls.Events.MEDIA_DETACHING, emptied)
      hls.destroy()
    },
  }
}

/**
 * Begins to load where the source wants to. That may be known only by the pieces, when it has begun at an end already: then
 * the element goes there as soon as it can. To begin twice stops some loads for good.
 */
class Beginning {
  #begun = false
  #place: number | null = null

  constructor(
    private readonly hls: Hls,
    private readonly media: HTMLMediaElement,
    private readonly source: Source,
  ) {}

  begin(pieces: readonly DatedPiece[]) {
    if (this.#place !== null) return
    this.#place = this.source.startAt?.(pieces) ?? null
    if (!this.#begun) this.hls.startLoad(this.#place ?? -1)
    else if (this.#place !== null) this.media.addEventListener('loadedmetadata', this.#go)
    this.#begun = true
  }

  over = () => this.media.removeEventListener('loadedmetadata', this.#go)

  #go = () => {
    this.over()
    this.media.currentTime = this.#place!
  }
}

const piecesOf = ({ fragments }: LevelDetails): readonly DatedPiece[] =>
  fragments.flatMap(({ start, duration, programDateTime: at }) => (at === null ? [] : [{ start, duration, at }]))

/** Takes playlists for ended ones: a long one that grows would otherwise be fetched every two seconds, over and over. */
const endedPlaylists = ({ DefaultConfig }: typeof Hls): NonNullable<HlsConfig['pLoader']> => {
  const Loader = DefaultConfig.loader as unknown as new (config: HlsConfig) => Loading
  return class extends Loader {
    override load(context: LoaderContext, config: LoaderConfiguration, callbacks: LoaderCallbacks<LoaderContext>) {
      const onSuccess: typeof callbacks.onSuccess = (response, ...rest) =>
        callbacks.onSuccess({ ...response, data: ended(String(response.data)) }, ...rest)
      super.load(context, config, { ...callbacks, onSuccess })
    }
  } as unknown as NonNullable<HlsConfig['pLoader']>
}
type Loading = Loader<LoaderContext>

const END = '#EXT-X-ENDLIST'
/** What every playlist of segments has, and one of playlists has not. */
const SEGMENTS = '#EXT-X-TARGETDURATION'
const ended = (playlist: string) =>
  playlist.includes(END) || !playlist.includes(SEGMENTS) ? playlist : `${playlist}${END}\n`

/** What hls.js does not get over by itself. */
class Failing {
  #failures = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #isClosed = false

  constructor(
    private readonly hls: Hls,
    private readonly names: typeof Hls,
    private readonly source: Source,
    private readonly lost: (isLost: boolean) => void,
  ) {}

  over = () => {
    this.#failures = 0
    this.lost(false)
  }

  heard = (_event: unknown, { fatal, type, response }: ErrorData) => {
    if (!fatal) return
    this.#failures++
    // The address ended, perhaps: with the next one it goes on before anybody notices.
    if (this.#failures > 1 || response?.code !== GONE) this.lost(true)
    const isMedia = type === this.names.ErrorTypes.MEDIA_ERROR
    if (isMedia && this.#failures === 1) return this.hls.recoverMediaError()
    const mend = isMedia ? () => this.hls.recoverMediaError() : this.#again
    clearTimeout(this.#timer)
    this.#timer = setTimeout(
      () => void this.source.renew().then((isGood) => isGood && !this.#isClosed && mend()),
      wait(this.#failures),
    )
  }

  close() {
    this.#isClosed = true
    clearTimeout(this.#timer)
  }

  #again = () => {
    // The playlist, where that was what failed.
    if (this.hls.levels.length === 0) this.hls.loadSource(`${this.source.base()}/${this.source.playlist}`)
    this.hls.startLoad()
  }
}

function attachNatively(media: HTMLMediaElement, source: Source, lost: (isLost: boolean) => void): Attached {
  let gone = false
  let failures = 0
  const load = () => {
    media.src = `${source.base()}/${source.playlist}`
    media.load()
  }
  const again = () => {
    lost(true)
    source.reloads?.()
    setTimeout(() => void source.renew().then((isGood) => isGood && !gone && load()), wait(++failures))
  }
  const found = () => {
    failures = 0
    lost(false)
  }
  const loaded = () => {
    const pieces = piecesIn(media)
    source.dated?.(pieces)
    const start = source.startAt?.(pieces) ?? null
    if (start !== null && start > 0) media.currentTime = start
  }
  media.addEventListener('error', again)
  media.addEventListener('canplay', found)
  const told = () => source.dated?.(piecesIn(media))
  media.addEventListener('loadedmetadata', loaded)
  media.addEventListener('progress', told)
  load()
  return {
    loadAhead: () => {},
    detach: () => {
      gone = true
      media.removeEventListener('error', again)
      media.removeEventListener('canplay', found)
      media.removeEventListener('loadedmetadata', loaded)
      media.removeEventListener('progress', told)
      media.removeAttribute('src')
      media.load()
    },
  }
}

/** What a browser that knows HLS by itself tells of times: when its beginning was. */
function piecesIn(media: HTMLMediaElement & { readonly getStartDate?: () => Date }): readonly DatedPiece[] {
  const at = media.getStartDate?.().getTime() ?? Number.NaN
  const { seekable } = media
  const duration = seekable.length > 0 ? seekable.end(seekable.length - 1) : 0
  return Number.isNaN(at) ? [] : [{ start: 0, duration, at }]
}
