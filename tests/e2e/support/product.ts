import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeDataDir, removeDataDir } from '../../support/data-directory'

/** Another one where two runs share a machine. */
const PORT = Number(process.env.AUFTAKT_TEST_PRODUCT_PORT ?? 4300)
const READY_WITHIN = 240_000

/** The product as people start it, with an empty data directory of its own; stopped as people stop it. */
export default async function product(): Promise<() => Promise<void>> {
  const dataDir = makeDataDir()
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    env: { ...process.env, PORT: String(PORT), AUFTAKT_DATA: dataDir, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const stop = async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    if (child.kill('SIGINT')) await ended
  }
  await ready(child).catch(async (error) => {
    await stop()
    throw error
  })
  process.env.AUFTAKT_TEST_URL = `http://localhost:${PORT}`
  process.env.AUFTAKT_TEST_DATA = dataDir
  process.env.AUFTAKT_TEST_PORT = String(PORT)
  return async () => {
    await stop()
    if (process.env.CI)
      for (const part of ['live', 'web', 'recorder'])
        process.stdout.write(problemsIn(join(dataDir, 'logs', `${part}.log`)))
    removeDataDir(dataDir)
  }
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    const fail = () => reject(new Error(`the product did not start:\n${said}`))
    const timer = setTimeout(fail, READY_WITHIN)
    const hear = (chunk: Buffer) => {
      said += chunk
      if (!said.includes('Auftakt is ready')) return
      clearTimeout(timer)
      resolve()
    }
    child.stdout!.on('data', hear)
    child.stderr!.on('data', hear)
    child.once('exit', fail)
  })
}

/** Warnings and errors, which tests may cause on purpose, for whoever reads a failure. */
function problemsIn(file: string): string {
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines
    .filter((line) => /"level":(50|60)|⨯/.test(line))
    .slice(-20)
    .join('\n')
}
