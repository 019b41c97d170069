import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { readEnv } from '#app/env.server.ts'
import { openFiles } from '#app/files/open-files.ts'
import { connect, type DatabaseClient } from '#db/client.server.ts'

export type TestDatabase = {
  url: string
  client: DatabaseClient
  drop(): Promise<void>
}

const seededName = 'qarmaq_seeded'

/** The clock of the demonstration contest in tests. */
export const seedTime = new Date('2026-03-02T05:00:00.000Z')

function addressOf(name: string): string {
  const url = new URL(inject('clusterUrl'))
  url.pathname = `/${name}`
  return url.href
}

async function asAdmin<T>(run: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: inject('clusterUrl') })
  await admin.connect()
  try {
    return await run(admin)
  } finally {
    await admin.end()
  }
}

async function clone(template: string): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await asAdmin((admin) => admin.query(`create database ${name} template ${template}`))
  const url = addressOf(name)
  const client = connect(url, 5)
  return {
    url,
    client,
    drop: async () => {
      await client.close()
      await asAdmin((admin) => admin.query(`drop database if exists ${name} with (force)`))
    },
  }
}

/** A database of its own for a test file: all migrations and the regions, no accounts. */
export function createTestDatabase(): Promise<TestDatabase> {
  return clone(inject('templateName'))
}

/** A database of its own that holds the demonstration contest. The first caller of a run makes it, the others wait. */
export async function createSeededDatabase(): Promise<TestDatabase> {
  await asAdmin(async (admin) => {
    await admin.query('select pg_advisory_lock(7203512)')
    const found = await admin.query('select 1 from pg_database where datname = $1', [seededName])
    if (found.rowCount !== 0) return
    const unfinished = `${seededName}_unfinished`
    await admin.query(`drop database if exists ${unfinished} with (force)`)
    await admin.query(`create database ${unfinished} template ${inject('templateName')}`)
    const { seedDemonstration } = await import('#db/seed/seed.server.ts')
    const files = openFiles(readEnv({ DATA_FOLDER: inject('dataFolder') }))
    await seedDemonstration({ url: addressOf(unfinished), now: seedTime, files })
    await admin.query(`alter database ${unfinished} rename to ${seededName}`)
  })
  return clone(seededName)
}
