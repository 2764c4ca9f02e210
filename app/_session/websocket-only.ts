/** What stands in the browser's build for Socket.IO's other ways to the server: the page knows WebSocket alone (`transports` in `live-driver.ts`). */
export const XHR = undefined
export const Fetch = undefined
export const WT = undefined
