import { randomBytes, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { type Order, type Told, told } from '@/domain/recording/capture'

export interface InletListener {
  readonly film: (chunk: Buffer) => void
  readonly told: (what: Told) => void
  readonly gone: () => void
}

/** Where the page of one run hands in its film. */
export interface Slot {
  /** `<port>/<secret>`, for the page's address; it lets one page in, once. */
  readonly address: string
  readonly order: (order: Order) => void
  readonly close: () => void
}

interface Waiting {
  readonly secret: Buffer
  readonly listener: InletListener
  socket: WebSocket | null
}

const MOST_BYTES = 16_000_000

/** Takes in what the recorder's own pages film, on this machine only: by a secret for each of them, from their origin. */
export class Inlet {
  readonly #slots = new Set<Waiting>()
  readonly #sockets = new WebSocketServer({ noServer: true, maxPayload: MOST_BYTES, perMessageDeflate: false })
  readonly #http = createServer((request, response) => {
    response.writeHead(request.url === '/alive' ? 200 : 404).end()
  })

  constructor(
    private readonly port: number,
    private readonly origin: string,
  ) {
    this.#http.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head))
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#http.once('error', reject)
      this.#http.listen(this.port, '127.0.0.1', resolve)
    })
  }

  async stop(): Promise<void> {
    for (const slot of this.#slots) slot.socket?.terminate()
    await new Promise((resolve) => {
      this.#http.close(resolve)
      this.#http.closeAllConnections()
    })
  }

  open(listener: InletListener): Slot {
    const secret = randomBytes(32).toString('base64url')
    const slot: Waiting = { secret: Buffer.from(secret), listener, socket: null }
    this.#slots.add(slot)
    return {
      address: `${(this.#http.address() as { port: number }).port}/${secret}`,
      order: (order) => slot.socket?.send(JSON.stringify(order)),
      close: () => {
        this.#slots.delete(slot)
        slot.socket?.terminate()
      },
    }
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer) {
    const given = Buffer.from(/^\/capture\/([\w-]+)$/.exec(request.url ?? '')?.[1] ?? '')
    const slot = [...this.#slots].find(
      ({ secret, socket }) => socket === null && secret.length === given.length && timingSafeEqual(secret, given),
    )
    if (!slot || request.headers.origin !== this.origin) return socket.destroy()
    this.#sockets.handleUpgrade(request, socket, head, (accepted) => {
      slot.socket = accepted
      accepted.on('message', (data: Buffer, isFilm: boolean) => hear(slot.listener, data, isFilm))
      accepted.on('error', () => accepted.terminate())
      accepted.on('close', () => slot.listener.gone())
    })
  }
}

function hear(listener: InletListener, data: Buffer, isFilm: boolean) {
  if (isFilm) return listener.film(data)
  const parsed = told.safeParse(parse(data.toString()))
  if (parsed.success) listener.told(parsed.data)
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
