import type { Pool } from 'pg'
import type { Media } from '@/server/media/media'
import { readParts } from '@/server/parts-file'
import type { Route } from './http'

export interface HealthSurroundings {
  readonly pool: Pool
  readonly media: Media
  readonly web: number
  readonly partsFile: string
}

const PATIENCE = 2_000

/** Every part with its state; 503 when one that is needed is down. Without live media the rest goes on. */
export const health =
  ({ pool, media, web, partsFile }: HealthSurroundings): Route =>
  async () => {
    const [postgres, pages] = await Promise.all([
      within(pool.query('select 1')),
      within(fetch(`http://127.0.0.1:${web}/api/ready`).then((answer) => (answer.ok ? undefined : Promise.reject()))),
    ])
    const parts = {
      postgres: postgres ? 'ready' : 'down',
      live: 'ready',
      web: pages ? 'ready' : 'down',
      edge: readParts(partsFile).edge ?? 'ready',
      livekit: media.state,
      recorder: readParts(partsFile).recorder ?? 'off',
    }
    const healthy = postgres && pages
    return { status: healthy ? 200 : 503, body: { status: healthy ? 'ok' : 'down', parts } }
  }

const within = (asked: Promise<unknown>): Promise<boolean> =>
  Promise.race([
    asked.then(() => true),
    new Promise<boolean>((resolve) => setTimeout(() => resolve(false), PATIENCE).unref()),
  ]).catch(() => false)
