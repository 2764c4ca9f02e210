-- Those who may watch a recording may also take its files along, if whoever publishes it says so.
ALTER TABLE "Recording" ADD COLUMN     "takeAlong" BOOLEAN NOT NULL DEFAULT false;
