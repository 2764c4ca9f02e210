-- Who may watch a session while it is streamed.
ALTER TABLE "Session" ADD COLUMN     "audience" TEXT NOT NULL DEFAULT 'members',
ADD COLUMN     "linkExpires" TIMESTAMPTZ(3),
ADD COLUMN     "linkHash" BYTEA;

CREATE UNIQUE INDEX "Session_linkHash_key" ON "Session"("linkHash");
