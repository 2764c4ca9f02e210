-- What is in the outbox was not sent.
ALTER TABLE "OutboxMail" DROP COLUMN "sentAt";
