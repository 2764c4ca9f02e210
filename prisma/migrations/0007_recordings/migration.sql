-- AlterTable
ALTER TABLE "Conference" ADD COLUMN     "recordingDays" INTEGER;

-- CreateTable
CREATE TABLE "Recording" (
    "id" TEXT NOT NULL,
    "sessionId" TEXT NOT NULL,
    "title" TEXT,
    "state" TEXT NOT NULL DEFAULT 'starting',
    "problem" TEXT,
    "records" BOOLEAN NOT NULL,
    "streams" BOOLEAN NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "stoppedAt" TIMESTAMPTZ(3),
    "cuts" JSONB NOT NULL DEFAULT '[]',
    "chapters" JSONB,
    "audience" TEXT NOT NULL DEFAULT 'participants',
    "linkHash" BYTEA,
    "linkExpires" TIMESTAMPTZ(3),
    "publishedAt" TIMESTAMPTZ(3),
    "keepUntil" TIMESTAMPTZ(3),
    "recorder" TEXT,
    "heardAt" TIMESTAMPTZ(3),
    "figures" JSONB,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Recording_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RecordingSegment" (
    "recordingId" TEXT NOT NULL,
    "run" INTEGER NOT NULL,
    "n" INTEGER NOT NULL,
    "position" DOUBLE PRECISION NOT NULL,
    "duration" DOUBLE PRECISION NOT NULL,
    "file" TEXT NOT NULL,
    "init" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,

    CONSTRAINT "RecordingSegment_pkey" PRIMARY KEY ("recordingId","run","n")
);

-- CreateTable
CREATE TABLE "RecordingAnchor" (
    "recordingId" TEXT NOT NULL,
    "run" INTEGER NOT NULL,
    "position" DOUBLE PRECISION NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RecordingAnchor_pkey" PRIMARY KEY ("recordingId","run","position")
);

-- CreateTable
CREATE TABLE "RecordingCaption" (
    "recordingId" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RecordingCaption_pkey" PRIMARY KEY ("recordingId","language")
);

-- CreateTable
CREATE TABLE "RecordingWatched" (
    "recordingId" TEXT NOT NULL,
    "minute" INTEGER NOT NULL,
    "live" BOOLEAN NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "RecordingWatched_pkey" PRIMARY KEY ("recordingId","minute","live")
);

-- CreateTable
CREATE TABLE "StreamTarget" (
    "id" TEXT NOT NULL,
    "sessionId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "key" BYTEA NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "problem" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "StreamTarget_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Recording_linkHash_key" ON "Recording"("linkHash");

-- CreateIndex
CREATE INDEX "Recording_sessionId_idx" ON "Recording"("sessionId");

-- CreateIndex
CREATE UNIQUE INDEX "Recording_running_key" ON "Recording"("sessionId") WHERE ("state" IN ('starting', 'live'));

-- CreateIndex
CREATE INDEX "StreamTarget_sessionId_idx" ON "StreamTarget"("sessionId");

-- AddForeignKey
ALTER TABLE "Recording" ADD CONSTRAINT "Recording_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RecordingSegment" ADD CONSTRAINT "RecordingSegment_recordingId_fkey" FOREIGN KEY ("recordingId") REFERENCES "Recording"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RecordingAnchor" ADD CONSTRAINT "RecordingAnchor_recordingId_fkey" FOREIGN KEY ("recordingId") REFERENCES "Recording"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RecordingCaption" ADD CONSTRAINT "RecordingCaption_recordingId_fkey" FOREIGN KEY ("recordingId") REFERENCES "Recording"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RecordingWatched" ADD CONSTRAINT "RecordingWatched_recordingId_fkey" FOREIGN KEY ("recordingId") REFERENCES "Recording"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StreamTarget" ADD CONSTRAINT "StreamTarget_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE CASCADE ON UPDATE CASCADE;
