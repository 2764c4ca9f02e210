import type { Pool } from 'pg'

/** A database that may forget what it has confirmed. The message is for the operator. */
export class NotDurable extends Error {
  override name = 'NotDurable'
}

/**
 * What is acknowledged must survive a crash of the database (S2).
 * @throws NotDurable when PostgreSQL runs with one of its safeguards off
 */
export async function assertDurable(pool: Pool): Promise<void> {
  for (const setting of ['fsync', 'full_page_writes', 'synchronous_commit']) {
    const { rows } = await pool.query(`show ${setting}`)
    if (rows[0][setting] === 'off') {
      throw new NotDurable(
        `PostgreSQL runs with ${setting} = off and could lose what people were told is saved. Switch it on.`,
      )
    }
  }
}
