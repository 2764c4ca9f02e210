-- What was cut out of a recording stays cut out when the recording is deleted.
ALTER TABLE "Session" ADD COLUMN     "cuts" JSONB NOT NULL DEFAULT '[]';
