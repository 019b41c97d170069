import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { verifyChain } from '#app/domain/audit/verify-chain.server.ts'
import type { Context } from '#app/domain/context.ts'
import { appendAuditEntry } from '#db/queries/audit.server.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { memoryFiles } from '#tests/support/memory-files.ts'

describe('the audit chain', () => {
  let database: TestDatabase
  let ctx: Context
  beforeEach(async () => {
    database = await createTestDatabase()
    ctx = {
      db: database.client.db,
      viewer: { kind: 'system', name: 'test' },
      now: new Date('2026-03-02T05:00:00.123Z'),
      random: { bytes: (count) => new Uint8Array(count), uuid: () => '00000000-0000-4000-8000-000000000000' },
      files: memoryFiles(),
      requestId: 'test',
    }
    for (let at = 0; at < 5; at += 1) {
      await appendAuditEntry(database.client.db, {
        at: new Date(ctx.now.getTime() + at),
        actorId: at % 2 === 0 ? null : '00000000-0000-4000-8000-00000000000a',
        actorRole: 'organiser',
        action: 'contest.open',
        subjectKind: 'contest',
        subjectId: `№ ${at}`,
        details: JSON.stringify({ b: [1, 2.5, null], a: 'Қармақ "é\u2028"', long: { z: true, aa: at } }),
        requestId: `request-${at}`,
      })
    }
  })
  afterEach(() => database.drop())

  /** As the login of the cluster, past the triggers: what only an attacker with the server in hand can do. */
  async function tamper(sql: string): Promise<void> {
    const owner = new pg.Client({ connectionString: database.url })
    await owner.connect()
    await owner.query('set session_replication_role = replica')
    await owner.query(sql)
    await owner.end()
  }

  it('holds when nobody touched it, recomputed independently', async () => {
    const last = await database.client.db
      .selectFrom('audit.entry')
      .select('hash')
      .orderBy('seq', 'desc')
      .executeTakeFirstOrThrow()
    expect(await verifyChain(ctx)).toEqual({
      ok: true,
      value: { entries: 5, lastHash: Buffer.from(last.hash).toString('hex') },
    })
  })

  it.each([
    ["update audit.entry set action = 'contest.close' where seq = 3", 3, 'hash'],
    ["update audit.entry set details = '{}' where seq = 2", 2, 'hash'],
    ["update audit.entry set at = at + interval '1 microsecond' where seq = 1", 1, 'hash'],
    ['update audit.entry set actor_id = null where seq = 4', 4, 'hash'],
    ["update audit.entry set actor_role = '' , db_role = actor_role || db_role where seq = 2", 2, 'hash'],
    ['update audit.entry set prev_hash = sha256(prev_hash) where seq = 5', 5, 'link'],
    ['delete from audit.entry where seq = 3', 3, 'missing'],
    ['delete from audit.entry where seq = 1', 1, 'missing'],
  ])('tells where it is broken: %s', async (sql, seq, problem) => {
    await tamper(sql)
    expect(await verifyChain(ctx)).toEqual({ ok: false, reason: 'broken', seq, problem })
  })

  it('cannot be changed by the application', async () => {
    const change = database.client.db
      .updateTable('audit.entry')
      .set({ action: 'x' } as never)
      .execute()
    await expect(change).rejects.toMatchObject({ code: '42501' })
  })
})
