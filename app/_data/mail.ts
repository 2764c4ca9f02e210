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

/**
 * Sends a mail; without a mail server it stays in the outbox, which operators read at the desk.
 * @throws when the mail server refuses it; then it is in the outbox too
 */
export async function sendMail({ to, subject, text }: Mail): Promise<void> {
  const { SMTP_URL, MAIL_FROM } = getSettings()
  const oneLine = subject.replace(/[\r\n]+/g, ' ')
  const keep = () => db().outboxMail.create({ data: { id: newId(), to, subject: oneLine, text } })
  if (!SMTP_URL) {
    await keep()
    return
  }
  const mail = { from: MAIL_FROM, to: { name: '', address: to }, subject: oneLine, text }
  try {
    await createTransport(SMTP_URL).sendMail(mail)
  } catch (error) {
    await keep()
    throw error
  }
}
