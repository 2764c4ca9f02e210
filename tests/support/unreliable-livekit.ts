import { createServer, type Server } from 'node:http'
import { freePort, type LiveKitUnderTest } from './servers'

/** What happens to a call of LiveKit's API: it goes through, is refused, or gets no answer although LiveKit did it. */
export type Mishap = 'none' | 'refused' | 'unanswered'

/** A real LiveKit behind a bad line: a test says what happens to which call, and how long it takes. */
export class UnreliableLiveKit {
  readonly calls: string[] = []
  mishap: (method: string, body: string) => Mishap = () => 'none'
  delay = () => 0

  private constructor(
    readonly settings: LiveKitUnderTest,
    private readonly server: Server,
  ) {}

  static async before(livekit: LiveKitUnderTest): Promise<UnreliableLiveKit> {
    const port = await freePort()
    const server = createServer((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', async () => {
        const body = Buffer.concat(chunks)
        const method = request.url!.split('/').at(-1)!
        unreliable.calls.push(method)
        await new Promise((resolve) => setTimeout(resolve, unreliable.delay()))
        const mishap = unreliable.mishap(method, body.toString('latin1'))
        if (mishap === 'refused') return response.writeHead(503).end('{"code":"unavailable","msg":"overloaded"}')
        const { authorization, 'content-type': type = '' } = request.headers
        const answer = await fetch(`${livekit.url}${request.url}`, {
          method: request.method!,
          headers: { 'content-type': type, ...(authorization && { authorization }) },
          ...(request.method === 'POST' && { body }),
        })
        if (mishap === 'unanswered') return response.destroy()
        response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' })
        response.end(Buffer.from(await answer.arrayBuffer()))
      })
    })
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
    const unreliable = new UnreliableLiveKit({ ...livekit, url: `http://127.0.0.1:${port}` }, server)
    return unreliable
  }

  close(): Promise<void> {
    this.server.closeAllConnections()
    return new Promise((resolve) => this.server.close(() => resolve()))
  }
}
