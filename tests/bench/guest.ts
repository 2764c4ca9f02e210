import { io, type Socket } from 'socket.io-client'
import type { Ack } from '@/domain/protocol/messages'
import { sealSeat, seatCookie } from '@/prisma/access'
import { portsOf } from '@/server/config'
import type { MediaPass } from '@/server/media/media'
import { newTestId } from '../support/planned'
import type { Product } from './product'

/** Somebody who takes part without a browser. */
export class Guest {
  private constructor(
    private readonly product: Product,
    private readonly seat: string,
    private readonly socket: Socket,
  ) {}

  static async enter(product: Product, seat: string): Promise<Guest> {
    const origin = `http://localhost:${product.port}`
    const socket = io(origin, {
      path: '/rt/socket',
      transports: ['websocket'],
      extraHeaders: { origin, cookie: cookie(product, seat) },
      auth: { session: product.sessionId, seat, domainVersion: 'bench' },
    })
    await new Promise((resolve, reject) => {
      socket.once('welcome', resolve)
      socket.once('connect_error', reject)
    })
    return new Guest(product, seat, socket)
  }

  async ask(type: string, data: unknown = {}): Promise<void> {
    const command = { id: newTestId(), type, room: 'main', data }
    const ack: Ack = await this.socket.timeout(8_000).emitWithAck('command', command)
    if (!ack.ok) throw new Error(`${type}: ${ack.code}`)
  }

  /** The way into the plenary's media room, and which one that is. */
  async pass(): Promise<{ readonly token: string; readonly room: string }> {
    const query = new URLSearchParams({ session: this.product.sessionId, seat: this.seat, tab: `tab-${this.seat}` })
    const live = `http://127.0.0.1:${portsOf({ PORT: this.product.port }).live}`
    const answer = await fetch(`${live}/rt/media?${query}`, { headers: { cookie: cookie(this.product, this.seat) } })
    const pass = (await answer.json()) as MediaPass
    if (!pass.ok) throw new Error(pass.code)
    const { video } = JSON.parse(Buffer.from(pass.token.split('.')[1]!, 'base64url').toString())
    return { token: pass.token, room: video.room }
  }

  leave = () => void this.socket.disconnect()
}

const cookie = ({ secrets }: Product, seat: string) => `${seatCookie(seat)}=${sealSeat(secrets.authSecret, seat)}`
