import 'server-only'
import { createTransport } from 'nodemailer'
import { db } from './db'
import { newId } from './ids'
import { getSettings } from './settings'

export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
}

/** Sends a mail; without a mail server it stays in the outbox, which operators read at the desk. */
export async function sendMail({ to, subject, text }: Mail): Promise<void> {
  const { SMTP_URL, MAIL_FROM } = getSettings()
  const oneLine = subject.replace(/[\r\n]+/g, ' ')
  if (!SMTP_URL) {
    await db().outboxMail.create({ data: { id: newId(), to, subject: oneLine, text } })
    return
  }
  await createTransport(SMTP_URL).sendMail({ from: MAIL_FROM, to: { name: '', address: to }, subject: oneLine, text })
}
