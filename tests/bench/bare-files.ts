import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import send from 'send'
import { answering } from './child'

/**
 * The least that it costs to serve files to browsers with `send`: no signature is checked, nothing is asked about them, and
 * whatever is below the directory may be had.
 */
let root = ''
const server = createServer((request, response) => {
  send(request, request.url!, { root, cacheControl: false, lastModified: false }).pipe(response)
})

answering({
  serve: (directory: string) => {
    root = directory
    return new Promise((resolve) =>
      server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
    )
  },
})
