/** For the start script and `/api/health`: pages are served. */
export const GET = () => Response.json({ ok: true })
