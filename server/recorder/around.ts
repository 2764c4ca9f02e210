import type { Logger } from 'pino'
import type { Database } from '@/prisma/client'
import type { Inlet } from './inlet'
import type { Programs } from './programs'

/** What recordings share within one recorder. */
export interface Around {
  readonly db: Database
  readonly dataDir: string
  readonly secret: string
  readonly programs: Programs
  readonly inlet: Inlet
  /** Where programs are opened. */
  readonly programUrl: string
  /** Where `live` answers. */
  readonly liveUrl: string
  /** As many bytes stay free on the disk in any case. */
  readonly diskReserve: number
  readonly logger: Logger
}
