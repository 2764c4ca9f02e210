import { readFileSync } from 'node:fs'
import { Client, Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { kickoffTemplate } from '@/domain/planning/kickoff-template'
import type { Plan } from '@/domain/planning/plan'
import { template } from '@/domain/planning/workbook'
import { connect } from '@/prisma/client'
import { migrate } from '@/prisma/migrate'
import { loadDemo } from '@/server/demo/load'
import { assertDurable, NotDurable } from '@/server/log/durable'
import { type TestDatabase, testDatabase } from '../support/database'
import { schemaSql } from '../support/schema-sql'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())

/** Tables, columns, indexes and constraints, as PostgreSQL has them. */
async function catalogOf(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ line: string }>(`
    select format('column %s.%s %s %s %s', table_name, column_name, udt_name, is_nullable, column_default) as line
      from information_schema.columns where table_schema = 'public' and table_name not like '\\_prisma%'
    union all select indexdef from pg_indexes where schemaname = 'public' and tablename not like '\\_prisma%'
    union all select format('%s %s', conrelid::regclass, pg_get_constraintdef(oid))
      from pg_constraint where connamespace = 'public'::regnamespace and conrelid::regclass::text not like '%\\_prisma%'
    order by 1`)
  return rows.map(({ line }) => line)
}

describe('migrations', () => {
  test('bring a database to what the schema says', async () => {
    const other = await testDatabase()
    await other.pool.query('drop schema public cascade; create schema public')
    await other.pool.query(await schemaSql(other.url))
    const wanted = await catalogOf(other.pool)
    expect(wanted.length).toBeGreaterThan(100)
    expect(await catalogOf(database.pool)).toEqual(wanted)
    await other.drop()
  })

  test('bring names of templates into all languages', async () => {
    const other = await testDatabase()
    await other.pool.query('drop schema public cascade; create schema public')
    const [renaming, ...before] = ['0005_template_names', '0001_foundation', '0003_workbooks'].map((name) =>
      readFileSync(new URL(`../../prisma/migrations/${name}/migration.sql`, import.meta.url), 'utf8'),
    )
    for (const script of before) await other.pool.query(script)
    await other.pool.query(`
      insert into "Conference" (id, slug, title, "timeZone") values ('c', 'c', 'C', 'UTC');
      insert into "Session" (id, "conferenceId", title) values ('s', 'c', 'S');
      insert into "WorkbookTemplate" (id, "conferenceId", name, fields, "updatedAt") values ('t', 'c', 'Auftakt', '[]', now());
      insert into "Workbook" (id, "conferenceId", "sessionId", room, title, template, "updatedAt")
        values ('w', 'c', 's', 'r', 'North', '{"name": "Auftakt", "fields": [{"key": "goals"}]}', now())`)
    await other.pool.query(renaming!)
    const name = { de: 'Auftakt', en: 'Auftakt', fr: 'Auftakt' }
    expect((await other.pool.query('select name from "WorkbookTemplate"')).rows).toEqual([{ name }])
    const template = { name, fields: [{ key: 'goals' }] }
    expect((await other.pool.query('select template from "Workbook"')).rows).toEqual([{ template }])
    await other.drop()
  })

  test('are applied once, and a changed one is noticed', async () => {
    const client = new Client({ connectionString: database.url })
    await client.connect()
    const directory = new URL('../../prisma/migrations', import.meta.url).pathname
    expect(await migrate(client, directory)).toEqual([])
    await client.query(`update "_prisma_migrations" set checksum = 'another'`)
    await expect(migrate(client, directory)).rejects.toThrow('was changed after it was applied')
    await client.end()
  })
})

describe('a database that may forget what it confirmed', () => {
  test('is refused, with the setting named', async () => {
    await assertDurable(database.pool)
    const url = new URL(database.url)
    url.searchParams.set('options', '-c synchronous_commit=off')
    const careless = new Pool({ connectionString: url.href })
    await expect(assertDurable(careless)).rejects.toThrow(
      new NotDurable(
        'PostgreSQL runs with synchronous_commit = off and could lose what people were told is saved. Switch it on.',
      ),
    )
    await careless.end()
  })
})

describe('the demo', () => {
  const at = (time: string) => new Date(`2026-11-24T${time}:00+01:00`)

  test('is the kickoff: nine partnerships, two days from today, one session for joining, links for four', async () => {
    const db = connect(database.url, 2)
    const demo = (await loadDemo(db, at('08:00'), {}))!
    expect(Object.keys(demo.secrets)).toEqual(['organiser', 'moderator', 'speaker', 'attendee'])
    const conference = await db.conference.findUniqueOrThrow({
      where: { slug: demo.conference },
      include: { partnerships: { include: { organisations: true } }, slots: { orderBy: { startsAt: 'asc' } } },
    })
    expect(conference.partnerships).toHaveLength(9)
    expect(conference.partnerships.every(({ organisations }) => organisations.length === 2)).toBe(true)
    expect(conference.slots[0]!.startsAt).toEqual(at('09:00'))
    expect(new Set(conference.slots.map(({ startsAt }) => startsAt.toISOString().slice(0, 10)))).toEqual(
      new Set(['2026-11-24', '2026-11-25']),
    )
    expect((await db.session.findUniqueOrThrow({ where: { id: demo.session } })).openToGuests).toBe(true)
    const [workbook] = await db.workbookTemplate.findMany({ where: { conferenceId: conference.id } })
    expect(template.parse({ name: workbook!.name, fields: workbook!.fields })).toEqual(kickoffTemplate)
    const [set] = await db.breakoutSet.findMany({ where: { conferenceId: conference.id } })
    const { rooms } = set!.plan as unknown as Plan
    expect(rooms).toHaveLength(9)
    expect(rooms.flatMap(({ people }) => people)).toHaveLength(2)
    const speaks = async (name: string) =>
      (await db.membership.findFirstOrThrow({ where: { person: { name } } })).languages
    expect(await speaks('Aminata Diallo')).toEqual(['fr'])
    expect(await speaks('Katrin Brandt')).toEqual(['de', 'en'])
    await db.$disconnect()
  })

  test('keeps its links, moves to today when it is over, and has a fresh session when the last has ended', async () => {
    const db = connect(database.url, 2)
    const first = (await loadDemo(db, at('08:00'), {}))!
    const same = (await loadDemo(db, at('12:00'), first.secrets))!
    expect(same).toEqual(first)
    await db.session.update({ where: { id: first.session }, data: { phase: 'ended' } })
    const later = (await loadDemo(db, new Date('2026-12-10T08:00:00Z'), first.secrets))!
    expect(later.secrets).toEqual(first.secrets)
    expect(later.session).not.toBe(first.session)
    const slot = await db.programmeSlot.findFirstOrThrow({ where: { session: { id: later.session } } })
    expect(slot.startsAt).toEqual(new Date('2026-12-10T09:00:00+01:00'))
    await db.$disconnect()
  })

  test('does not push itself into an installation that has conferences of its own', async () => {
    const other = await testDatabase()
    const db = connect(other.url, 2)
    await db.conference.create({ data: { id: 'c', slug: 'ours', title: 'Ours', timeZone: 'Europe/Berlin' } })
    expect(await loadDemo(db, at('08:00'), {})).toBeNull()
    await db.$disconnect()
    await other.drop()
  })
})
