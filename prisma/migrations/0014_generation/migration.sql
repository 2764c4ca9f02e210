-- Addresses of a recording's files that were handed out belong to a generation: a decision closes those before it.
ALTER TABLE "Recording" ADD COLUMN     "generation" INTEGER NOT NULL DEFAULT 0;
