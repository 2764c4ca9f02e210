-- AlterTable
ALTER TABLE "Membership" ADD COLUMN     "languages" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "BreakoutSet" (
    "id" TEXT NOT NULL,
    "conferenceId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "way" JSONB NOT NULL,
    "rules" JSONB NOT NULL,
    "seed" TEXT NOT NULL,
    "plan" JSONB NOT NULL,
    "templateId" TEXT,
    "choosing" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "BreakoutSet_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "BreakoutSet_conferenceId_idx" ON "BreakoutSet"("conferenceId");

-- AddForeignKey
ALTER TABLE "BreakoutSet" ADD CONSTRAINT "BreakoutSet_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;
