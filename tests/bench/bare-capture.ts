import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { WebSocketServer } from 'ws'
import { findPrograms } from '@/server/recorder/programs'
import { FLAGS } from '@/server/recorder/studio'
import { answering } from './child'

/**
 * The least that capturing costs: a page that draws two pictures and a rectangle as often, mixes the sound, films itself
 * with the same codecs and hands the film to an ffmpeg, which copies the pictures into one file. No session, no names, no segments.
 */
const pages: Readonly<Record<string, string>> = {
  '/': join(import.meta.dirname, 'bare-capture.html'),
  '/livekit-client.js': join(import.meta.dirname, '../../node_modules/livekit-client/dist/livekit-client.umd.js'),
}
const server = createServer(({ url }, response) => {
  const file = pages[url ?? '']
  if (!file) return response.writeHead(404).end()
  response.writeHead(200, { 'content-type': file.endsWith('html') ? 'text/html' : 'text/javascript' })
  response.end(readFileSync(file))
})
const sockets = new WebSocketServer({ server, maxPayload: 16_000_000, perMessageDeflate: false })
let [browser, ffmpeg]: [Browser | null, ChildProcess | null] = [null, null]
sockets.on('connection', (socket) => socket.on('message', (data: Buffer) => ffmpeg?.stdin?.write(data)))

interface Begin {
  readonly url: string
  readonly token: string
  /** Where the film goes. */
  readonly file: string
}

async function begin({ url, token, file }: Begin): Promise<void> {
  if (!server.listening) await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const at = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const codecs = ['-c:v', 'copy', '-c:a', 'aac', '-b:a', '128k', '-af', 'aresample=async=1']
  const to = ['-f', 'mp4', '-movflags', '+frag_keyframe+empty_moov+default_base_moof', '-y', file]
  ffmpeg = spawn('ffmpeg', ['-v', 'error', '-f', 'matroska', '-i', 'pipe:0', ...codecs, ...to], {
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  // The one that the recorder takes.
  const programs = findPrograms(process.env)
  if ('why' in programs) throw new Error(programs.why)
  browser = await chromium.launch({ executablePath: programs.chromium, args: FLAGS, chromiumSandbox: false })
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
  await page.goto(`http://${at}/#${encodeURIComponent(JSON.stringify({ url, token, film: `ws://${at}/` }))}`)
}

async function end(): Promise<void> {
  await browser?.close()
  const last = ffmpeg
  ffmpeg = null
  last?.stdin?.end()
  await new Promise((resolve) => last?.once('exit', resolve))
}

answering({ begin, end, pid: () => process.pid })
