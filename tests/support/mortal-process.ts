import { fork } from 'node:child_process'
import { join } from 'node:path'
import { makeDataDir, removeDataDir } from './data-directory'
import { type Begun, LiveProcess } from './live'
import { freePort } from './servers'

/** A `live` process that is one, so that it can die. */
export class MortalProcess extends LiveProcess {
  private constructor(
    port: number,
    stop: () => Promise<void>,
    /** Without a word, as when the machine loses its power. */
    readonly kill: () => Promise<void>,
    dataDir: string,
  ) {
    super(port, stop, dataDir)
  }

  static override async start(databaseUrl: string, media: Begun['media'] = null): Promise<MortalProcess> {
    const [port, web] = [await freePort(), await freePort()]
    const dataDir = makeDataDir()
    const begun: Begun = { databaseUrl, media, port, web, dataDir }
    const child = fork(join(import.meta.dirname, 'mortal-process-main.ts'), [JSON.stringify(begun)], {
      execArgv: ['--import', 'tsx'],
    })
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
      child.kill(signal)
      await ended
      removeDataDir(dataDir)
    }
    await new Promise<void>((ready, failed) => {
      child.once('message', () => ready())
      child.once('exit', (code) => failed(new Error(`live ended with ${code}`)))
    })
    return new MortalProcess(
      port,
      () => end('SIGTERM'),
      () => end('SIGKILL'),
      dataDir,
    )
  }
}
