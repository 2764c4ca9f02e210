import { delimiter, join } from 'node:path'
import { isExecutable } from '@/server/executable'

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']

type Env = Readonly<Record<string, string | undefined>>

/** The programs that a recorder runs. */
export interface Programs {
  readonly chromium: string
  readonly ffmpeg: string
}

/** Finds them on the PATH, the browser also by AUFTAKT_CHROMIUM_BIN; or says in one sentence what is missing. */
export function findPrograms(env: Env): Programs | { readonly why: string } {
  const named = env.AUFTAKT_CHROMIUM_BIN
  if (named && !isExecutable(named)) return { why: `AUFTAKT_CHROMIUM_BIN names ${named}, which cannot be run.` }
  const chromium = named || BROWSERS.map((name) => onPath(name, env)).find(Boolean)
  const ffmpeg = onPath('ffmpeg', env)
  const missing = [...(chromium ? [] : ['Chromium']), ...(ffmpeg ? [] : ['ffmpeg'])]
  return chromium && ffmpeg ? { chromium, ffmpeg } : { why: `Install ${missing.join(' and ')}.` }
}

const onPath = (name: string, { PATH = '' }: Env): string | undefined =>
  PATH.split(delimiter)
    .map((directory) => join(directory, name))
    .find(isExecutable)
