-- Recordings are reviewed, cut and taken along.
ALTER TABLE "Recording" ADD COLUMN     "edition" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "cutsFollowed" BOOLEAN NOT NULL DEFAULT true;

CREATE TABLE "RecordingDownload" (
    "recordingId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "progress" INTEGER NOT NULL DEFAULT 0,
    "problem" TEXT,
    "file" TEXT,
    "bytes" BIGINT,
    "source" TEXT,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RecordingDownload_pkey" PRIMARY KEY ("recordingId","kind")
);

CREATE INDEX "RecordingDownload_state_idx" ON "RecordingDownload"("state");

ALTER TABLE "RecordingDownload" ADD CONSTRAINT "RecordingDownload_recordingId_fkey" FOREIGN KEY ("recordingId") REFERENCES "Recording"("id") ON DELETE CASCADE ON UPDATE CASCADE;
