-- CreateTable
CREATE TABLE "OpenedSet" (
    "sessionId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "way" JSONB NOT NULL,
    "rules" JSONB NOT NULL,
    "plan" JSONB NOT NULL,
    "choosing" BOOLEAN NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "OpenedSet_pkey" PRIMARY KEY ("sessionId","id")
);

-- AddForeignKey
ALTER TABLE "OpenedSet" ADD CONSTRAINT "OpenedSet_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE CASCADE ON UPDATE CASCADE;
