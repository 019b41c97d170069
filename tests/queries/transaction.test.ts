import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Context, ok, refuse } from '#app/domain/context.ts'
import { inBlindTransaction, inTransaction } from '#app/domain/transaction.server.ts'
import { systemRandom } from '#app/services.server.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { memoryFiles } from '#tests/support/memory-files.ts'

let database: TestDatabase
let ctx: Context
beforeAll(async () => {
  database = await createTestDatabase()
  ctx = {
    db: database.client.db,
    viewer: { kind: 'system', name: 'test' },
    now: new Date('2026-03-02T05:00:00.123Z'),
    random: systemRandom,
    files: memoryFiles(),
    requestId: 'request-1',
  }
})
afterAll(() => database.drop())

const message = (eventKey: string) => ({
  eventKey,
  channel: 'email' as const,
  recipient: 'a@example.kz',
  locale: 'kk' as const,
  template: 'result',
  params: {},
})

async function counts() {
  const { rows } = await sql<{ audit: number; outbox: number }>`
    select (select count(*)::int from audit.entry) as audit, (select count(*)::int from message.outbox) as outbox`.execute(
    ctx.db,
  )
  return rows[0]
}

describe('inTransaction', () => {
  it('keeps change, audit entry and message together', async () => {
    const before = await counts()
    await inTransaction(ctx, async ({ audit, send }) => {
      audit({ action: 'test.keep', subjectKind: 'test', subjectId: '1' })
      send(message('test:1'))
      return ok(null)
    })
    expect(await counts()).toEqual({ audit: (before?.audit ?? 0) + 1, outbox: (before?.outbox ?? 0) + 1 })
  })

  it('writes a message once for one event', async () => {
    const before = await counts()
    for (let times = 0; times < 2; times += 1) {
      await inTransaction(ctx, async ({ send }) => {
        send(message('test:twice'))
        return ok(null)
      })
    }
    expect((await counts())?.outbox).toBe((before?.outbox ?? 0) + 1)
  })

  it('leaves nothing behind after a refusal or a bug', async () => {
    const before = await counts()
    const work = (end: () => ReturnType<typeof refuse>) =>
      inTransaction(ctx, async ({ tx, audit, send }) => {
        await tx
          .insertInto('identity.rate_limit' as never)
          .values({ key: 'x', points: 1 } as never)
          .execute()
        audit({ action: 'test.refused', subjectKind: 'test', subjectId: '1' })
        send(message('test:refused'))
        return end()
      })
    expect(await work(() => refuse('no', { detail: 7 }))).toEqual({ ok: false, reason: 'no', detail: 7 })
    await expect(
      work(() => {
        throw new Error('a bug')
      }),
    ).rejects.toThrow('a bug')
    expect(await counts()).toEqual(before)
    const { rows } = await sql`select 1 from identity.rate_limit where key = 'x'`.execute(ctx.db)
    expect(rows).toEqual([])
  })
})

describe('the audit log', () => {
  it('cannot be changed, not even by its owner', async () => {
    await inTransaction(ctx, async ({ audit }) => {
      audit({ action: 'test.fixed', subjectKind: 'test', subjectId: '1' })
      return ok(null)
    })
    for (const statement of [
      sql`update audit.entry set action = 'x'`,
      sql`delete from audit.entry`,
      sql`truncate audit.entry`,
      sql`insert into audit.entry select * from audit.entry`,
    ]) {
      await expect(statement.execute(ctx.db)).rejects.toThrow(/permission denied|append-only/)
      await expect(
        ctx.db.transaction().execute(async (tx) => {
          await sql`select set_config('role', 'qarmaq_owner', true)`.execute(tx)
          await statement.execute(tx)
        }),
      ).rejects.toThrow(/append-only|duplicate key/)
    }
  })

  it('chains entries of concurrent transactions without a gap', async () => {
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        inTransaction(ctx, async ({ audit }) => {
          audit({ action: 'test.concurrent', subjectKind: 'test', subjectId: String(index) })
          return ok(null)
        }),
      ),
    )
    const { rows } = await sql<{ broken: number }>`
      select count(*)::int as broken from audit.entry e left join audit.entry p on p.seq = e.seq - 1
      where e.seq > 1 and e.prev_hash is distinct from p.hash`.execute(ctx.db)
    expect(rows).toEqual([{ broken: 0 }])
  })
})

describe('inBlindTransaction', () => {
  it('takes every right on identity and bridge away, and gives it back afterwards', async () => {
    const { rows: tables } = await sql<{ name: string }>`
      select schemaname || '.' || tablename as name from pg_tables where schemaname in ('identity', 'bridge')`.execute(
      ctx.db,
    )
    expect(tables.length).toBeGreaterThan(8)
    for (const { name } of tables) {
      await expect(
        inBlindTransaction(ctx, async ({ tx }) => {
          await sql`select 1 from ${sql.table(name)} limit 1`.execute(tx)
          return ok(null)
        }),
        name,
      ).rejects.toThrow(/permission denied/)
    }
    const { rows } = await sql<{ role: string; account: string }>`
      select current_user as role, current_setting('qarmaq.account_id', true) as account`.execute(ctx.db)
    expect(rows[0]?.role).toBe('qarmaq_app')
    expect(rows[0]?.account ?? '').toBe('')
  })
})
