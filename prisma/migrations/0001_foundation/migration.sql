-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Series" (
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,

    CONSTRAINT "Series_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Conference" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL DEFAULT '',
    "venue" TEXT NOT NULL DEFAULT '',
    "timeZone" TEXT NOT NULL,
    "accent" TEXT NOT NULL DEFAULT '#0d6b4e',
    "languages" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "seriesId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Conference_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Organisation" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "country" TEXT NOT NULL,

    CONSTRAINT "Organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Partnership" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Partnership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "emailVerified" TIMESTAMPTZ(3),
    "operator" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Account" (
    "provider" TEXT NOT NULL,
    "providerAccountId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("provider","providerAccountId")
);

-- CreateTable
CREATE TABLE "VerificationToken" (
    "identifier" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "expires" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "VerificationToken_pkey" PRIMARY KEY ("identifier","token")
);

-- CreateTable
CREATE TABLE "Membership" (
    "conferenceId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "organisationId" TEXT,
    "partnershipId" TEXT,

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("conferenceId","personId")
);

-- CreateTable
CREATE TABLE "ProgrammeSlot" (
    "id" TEXT NOT NULL,
    "conferenceId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT '',
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ProgrammeSlot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL,
    "conferenceId" TEXT NOT NULL,
    "slotId" TEXT,
    "title" TEXT NOT NULL,
    "openToGuests" BOOLEAN NOT NULL DEFAULT false,
    "phase" TEXT NOT NULL DEFAULT 'planned',
    "liveAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Access" (
    "id" TEXT NOT NULL,
    "secretHash" BYTEA,
    "role" TEXT NOT NULL,
    "personId" TEXT,
    "conferenceId" TEXT,
    "sessionId" TEXT,
    "guestName" TEXT,
    "guestOrganisation" TEXT,
    "label" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Access_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Participant" (
    "id" TEXT NOT NULL,
    "sessionId" TEXT NOT NULL,
    "bearer" TEXT NOT NULL,
    "accessId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "organisation" TEXT,
    "partnership" TEXT,
    "role" TEXT NOT NULL,
    "muted" BOOLEAN NOT NULL DEFAULT false,
    "search" TEXT NOT NULL DEFAULT '',
    "removedAt" TIMESTAMPTZ(3),
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Participant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Presence" (
    "sessionId" TEXT NOT NULL,
    "participantId" TEXT NOT NULL,
    "process" TEXT NOT NULL,
    "room" TEXT NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Presence_pkey" PRIMARY KEY ("sessionId","participantId","process")
);

-- CreateTable
CREATE TABLE "Attendance" (
    "sessionId" TEXT NOT NULL,
    "participantId" TEXT NOT NULL,
    "minute" INTEGER NOT NULL,

    CONSTRAINT "Attendance_pkey" PRIMARY KEY ("sessionId","participantId","minute")
);

-- CreateTable
CREATE TABLE "LogHead" (
    "sessionId" TEXT NOT NULL,
    "head" INTEGER NOT NULL DEFAULT 0,
    "epoch" INTEGER NOT NULL DEFAULT 1,
    "nextTickAt" TIMESTAMPTZ(3),

    CONSTRAINT "LogHead_pkey" PRIMARY KEY ("sessionId")
);

-- CreateTable
CREATE TABLE "LogEvent" (
    "sessionId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "room" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "v" SMALLINT NOT NULL,
    "by" TEXT,
    "owner" TEXT,
    "subject" TEXT,
    "data" JSON,
    "commandId" UUID,
    "part" SMALLINT NOT NULL,

    CONSTRAINT "LogEvent_pkey" PRIMARY KEY ("sessionId","seq")
);

-- CreateTable
CREATE TABLE "LogKeyframe" (
    "sessionId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "epoch" INTEGER NOT NULL,
    "domainVersion" TEXT NOT NULL,
    "lastAt" TIMESTAMPTZ(3) NOT NULL,
    "state" JSON NOT NULL,

    CONSTRAINT "LogKeyframe_pkey" PRIMARY KEY ("sessionId","seq","domainVersion")
);

-- CreateTable
CREATE TABLE "Projection" (
    "sessionId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "seq" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Projection_pkey" PRIMARY KEY ("sessionId","name")
);

-- CreateTable
CREATE TABLE "OutboxMail" (
    "id" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sentAt" TIMESTAMPTZ(3),

    CONSTRAINT "OutboxMail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "_ConferenceToPartnership" (
    "A" TEXT NOT NULL,
    "B" TEXT NOT NULL,

    CONSTRAINT "_ConferenceToPartnership_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateTable
CREATE TABLE "_OrganisationToPartnership" (
    "A" TEXT NOT NULL,
    "B" TEXT NOT NULL,

    CONSTRAINT "_OrganisationToPartnership_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateIndex
CREATE UNIQUE INDEX "Conference_slug_key" ON "Conference"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Person_email_key" ON "Person"("email");

-- CreateIndex
CREATE UNIQUE INDEX "VerificationToken_token_key" ON "VerificationToken"("token");

-- CreateIndex
CREATE INDEX "ProgrammeSlot_conferenceId_startsAt_idx" ON "ProgrammeSlot"("conferenceId", "startsAt");

-- CreateIndex
CREATE UNIQUE INDEX "Session_slotId_key" ON "Session"("slotId");

-- CreateIndex
CREATE INDEX "Session_conferenceId_idx" ON "Session"("conferenceId");

-- CreateIndex
CREATE UNIQUE INDEX "Access_secretHash_key" ON "Access"("secretHash");

-- CreateIndex
CREATE INDEX "Access_conferenceId_idx" ON "Access"("conferenceId");

-- CreateIndex
CREATE INDEX "Access_sessionId_idx" ON "Access"("sessionId");

-- CreateIndex
CREATE INDEX "Access_personId_idx" ON "Access"("personId");

-- CreateIndex
CREATE INDEX "Access_revokedAt_idx" ON "Access"("revokedAt");

-- CreateIndex
CREATE INDEX "Participant_sessionId_updatedAt_idx" ON "Participant"("sessionId", "updatedAt");

-- CreateIndex
CREATE INDEX "Participant_accessId_idx" ON "Participant"("accessId");

-- CreateIndex
CREATE UNIQUE INDEX "Participant_sessionId_bearer_key" ON "Participant"("sessionId", "bearer");

-- CreateIndex
CREATE INDEX "Presence_sessionId_room_idx" ON "Presence"("sessionId", "room");

-- CreateIndex
CREATE INDEX "LogHead_nextTickAt_idx" ON "LogHead"("nextTickAt");

-- CreateIndex
CREATE INDEX "LogEvent_sessionId_subject_idx" ON "LogEvent"("sessionId", "subject");

-- CreateIndex
CREATE INDEX "LogEvent_sessionId_room_type_seq_idx" ON "LogEvent"("sessionId", "room", "type", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "LogEvent_sessionId_commandId_part_key" ON "LogEvent"("sessionId", "commandId", "part");

-- CreateIndex
CREATE INDEX "_ConferenceToPartnership_B_index" ON "_ConferenceToPartnership"("B");

-- CreateIndex
CREATE INDEX "_OrganisationToPartnership_B_index" ON "_OrganisationToPartnership"("B");

-- AddForeignKey
ALTER TABLE "Conference" ADD CONSTRAINT "Conference_seriesId_fkey" FOREIGN KEY ("seriesId") REFERENCES "Series"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Account" ADD CONSTRAINT "Account_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_partnershipId_fkey" FOREIGN KEY ("partnershipId") REFERENCES "Partnership"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProgrammeSlot" ADD CONSTRAINT "ProgrammeSlot_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_slotId_fkey" FOREIGN KEY ("slotId") REFERENCES "ProgrammeSlot"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Access" ADD CONSTRAINT "Access_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Access" ADD CONSTRAINT "Access_conferenceId_fkey" FOREIGN KEY ("conferenceId") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Access" ADD CONSTRAINT "Access_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Participant" ADD CONSTRAINT "Participant_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Participant" ADD CONSTRAINT "Participant_accessId_fkey" FOREIGN KEY ("accessId") REFERENCES "Access"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attendance" ADD CONSTRAINT "Attendance_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_ConferenceToPartnership" ADD CONSTRAINT "_ConferenceToPartnership_A_fkey" FOREIGN KEY ("A") REFERENCES "Conference"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_ConferenceToPartnership" ADD CONSTRAINT "_ConferenceToPartnership_B_fkey" FOREIGN KEY ("B") REFERENCES "Partnership"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_OrganisationToPartnership" ADD CONSTRAINT "_OrganisationToPartnership_A_fkey" FOREIGN KEY ("A") REFERENCES "Organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_OrganisationToPartnership" ADD CONSTRAINT "_OrganisationToPartnership_B_fkey" FOREIGN KEY ("B") REFERENCES "Partnership"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- By hand: what the schema language cannot say.
-- Soft state, written every second and worth nothing after a crash.
ALTER TABLE "Presence" SET UNLOGGED;
-- Every append updates its row: leave room for updates in place.
ALTER TABLE "LogHead" SET (fillfactor = 50);
