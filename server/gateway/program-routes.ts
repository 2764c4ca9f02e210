import type { Database } from '@/prisma/client'
import type { Media } from '@/server/media/media'
import { NotAdmitted } from './admission'
import { cardPage, cardQuery } from './card-page'
import { failed, ok, type Route, type Routes } from './http'
import type { KnownProgram, ProgramDoor } from './program'

/** What the program of a recording asks beside its socket: the way into the media room, and cards that are presented. */
export function programRoutes(db: Database, door: ProgramDoor, media: Media): Routes {
  const forProgram =
    (answer: (known: KnownProgram, url: URL) => ReturnType<Route>): Route =>
    async (_request, url) => {
      const [session = '', key = ''] = ['session', 'key'].map((name) => url.searchParams.get(name) ?? '')
      try {
        return await answer(await door.recognise(session, key), url)
      } catch (error) {
        if (error instanceof NotAdmitted) return failed(403, error.code)
        throw error
      }
    }
  return {
    'GET /rt/program/media': forProgram(async ({ runner, recordingId }) =>
      ok(await media.recorderPass(runner, recordingId)),
    ),
    'GET /rt/program/card': forProgram(async ({ runner }, url) => {
      const asked = cardQuery.safeParse(Object.fromEntries(url.searchParams))
      const page = asked.success ? await cardPage(db, runner, () => true, asked.data.card) : null
      return page ? ok(page) : failed(404, 'harvest/no-such-card')
    }),
  }
}
