import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join } from 'node:path'
import send from 'send'
import { type MediaFile, mediaFile, type Rights } from '@/prisma/recording-access'
import { isWatchedLive } from '@/prisma/recording-files'
import { oldestGeneration } from '@/prisma/recording-generation'

export interface MediaSettings {
  /** The data directory: below `recordings`, each lies in a directory named by its id. */
  readonly dataDir: string
  /** The key that addresses are signed with. */
  readonly key: string
  /** Milliseconds since 1970. */
  readonly now: () => number
}

const TYPES: Readonly<Record<string, string>> = {
  '.m3u8': 'application/vnd.apple.mpegurl',
  '.m4s': 'video/iso.segment',
  '.mp4': 'video/mp4',
  '.m4a': 'audio/mp4',
}
/** Segments and inits of sound alone. */
const SOUND = /^(kept|cut)\/[^.]*\.sound\./
const SOUND_TYPES: Readonly<Record<string, string>> = { '.m4s': 'audio/iso.segment', '.mp4': 'audio/mp4' }
const UNKNOWN = 'application/octet-stream'
const SECOND = 1_000
/** In seconds. What is cut out or published no more stays for so long in caches at most. */
const LONGEST_KEPT = 300
/** What `send` may say besides that there is nothing: a part that does not exist, a condition that does not hold. */
const PLAIN: ReadonlySet<number> = new Set([412, 416])

/**
 * Files of recordings under signed addresses. Whatever is wrong with an address, expired, altered, made up or closed
 * meanwhile, gets the same answer as a file that is not there.
 */
export const media =
  ({ dataDir, key, now }: MediaSettings) =>
  async (request: IncomingMessage, response: ServerResponse) => {
    const { method, url = '' } = request
    const found = method === 'GET' || method === 'HEAD' ? mediaFile(key, url, now()) : null
    if (!found || !(await isOpen(dataDir, found).catch(() => false))) return nothing(response)
    const { recordingId, file, until } = found
    send(request, `/${recordingId}/${file}`, {
      root: join(dataDir, 'recordings'),
      index: false,
      cacheControl: false,
      lastModified: false,
    })
      .on('headers', () => {
        const seconds = Math.min(LONGEST_KEPT, Math.floor((until - now()) / SECOND))
        for (const [name, value] of Object.entries(headersOf(file, seconds))) response.setHeader(name, value)
      })
      .on('directory', () => nothing(response))
      .on('error', ({ status, headers }: { status: number; headers?: Record<string, string> }) => {
        if (response.headersSent) response.destroy()
        else if (PLAIN.has(status)) response.writeHead(status, headers).end()
        else nothing(response)
      })
      .pipe(response)
  }

/** Which rights those have who watch: what is decided of that closes addresses that were handed out. */
const WATCHING: ReadonlySet<Rights> = new Set(['live', 'published', 'taken'])

/** What an address says was right when it was handed out: whether it still is. */
async function isOpen(dataDir: string, { recordingId, rights, generation }: MediaFile): Promise<boolean> {
  if (rights === 'live' && !(await isWatchedLive(dataDir, recordingId))) return false
  return !WATCHING.has(rights) || generation >= (await oldestGeneration(dataDir, recordingId))
}

/**
 * Segments and inits have a name of their own and never change; files to take along are made anew under the same.
 * Nothing is kept longer than its address works: caches must not outlive it.
 */
function headersOf(file: string, seconds: number): Readonly<Record<string, string>> {
  const extension = extname(file)
  return {
    'content-type': (SOUND.test(file) ? SOUND_TYPES : TYPES)[extension] ?? UNKNOWN,
    'cache-control': /^(kept|cut)\//.test(file) ? `public, max-age=${seconds}, immutable` : cachingOf(file),
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    // What is downloaded is never opened as a page of ours.
    ...(file.startsWith('files/') && { 'content-disposition': 'attachment', 'content-security-policy': 'sandbox' }),
  }
}

/** Playlists that grow are good for a second; the others change when somebody cuts. */
const cachingOf = (file: string) => (/^(live|dvr)\./.test(file) ? 'public, max-age=1' : 'public, no-cache')

const nothing = (response: ServerResponse) => {
  for (const name of response.getHeaderNames()) response.removeHeader(name)
  response
    .writeHead(404, {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    })
    .end('There is nothing here.\n')
}
