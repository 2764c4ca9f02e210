-- AlterTable
ALTER TABLE "Recording" ADD COLUMN     "paused" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "unkept" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "unstreamed" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "wantedSince" TIMESTAMPTZ(3);
