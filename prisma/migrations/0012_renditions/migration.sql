-- AlterTable
ALTER TABLE "RecordingSegment" ADD COLUMN     "smallBytes" INTEGER,
ADD COLUMN     "soundBytes" INTEGER;
