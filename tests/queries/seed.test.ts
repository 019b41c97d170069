import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { secretMatches } from '#app/domain/identity/secret.server.ts'
import type { Database } from '#db/schema.ts'
import { demonstrationAccounts, seedDemonstration } from '#db/seed/seed.server.ts'
import { createSeededDatabase, createTestDatabase, seedTime, type TestDatabase } from '#tests/support/database.ts'
import { checkInvariants, invariants } from '#tests/support/invariants.ts'
import { memoryFiles } from '#tests/support/memory-files.ts'

let database: TestDatabase
let db: Kysely<Database>
beforeAll(async () => {
  database = await createSeededDatabase()
  db = database.client.db
}, 60_000)
afterAll(() => database.drop())

class Undo extends Error {}

/** A statement about calibration runs, which the database seals once they have ended. */
const unsealed = (statement: string) =>
  `set local role qarmaq_owner; alter table writing.scoring_run disable trigger scoring_run_immutable; ${statement}`

/** What the checker says after a statement whose effect is taken back. */
async function after(statement: string): Promise<string[]> {
  let found: string[] = []
  await db
    .transaction()
    .execute(async (tx) => {
      await sql.raw(statement).execute(tx)
      found = await checkInvariants(tx)
      throw new Undo()
    })
    .catch((error) => {
      if (!(error instanceof Undo)) throw error
    })
  return found
}

describe('the demonstration', () => {
  it('refuses a database with accounts, and real operation', async () => {
    await expect(seedDemonstration({ url: database.url, now: seedTime, files: memoryFiles() })).rejects.toThrow(
      /accounts already/,
    )
    await expect(
      seedDemonstration({ url: database.url, now: seedTime, files: memoryFiles(), live: true }),
    ).rejects.toThrow(/real operation/)
  })

  it('has an announced contest of 150 children, one in review and an open one', async () => {
    const contests = await db
      .selectFrom('contest.contest as c')
      .innerJoin('identity.application as a', 'a.contest_id', 'c.id')
      .select(({ fn }) => ['c.state', 'a.state as application', fn.countAll<number>().as('count')])
      .groupBy(['c.state', 'a.state'])
      .orderBy('c.state')
      .orderBy('a.state')
      .execute()
    expect(contests).toEqual([
      { state: 'announced', application: 'submitted', count: 150 },
      { state: 'in-review', application: 'submitted', count: 30 },
      { state: 'open', application: 'draft', count: 2 },
      { state: 'open', application: 'submitted', count: 14 },
    ])
  })

  it('gives every device of the announced contest away and leaves a waiting list in every region', async () => {
    const { rows } = await sql<{ region: string; devices: number; recipients: number; waiting: number }>`
      select q.node as region, q.devices, count(*) filter (where d.outcome = 'recipient')::int as recipients,
        count(*) filter (where d.outcome = 'waiting')::int as waiting
      from allocation.quota q join allocation.run r on r.contest_id = q.contest_id and r.state = 'published'
      join allocation.decision d on d.run_id = r.id and d.region = q.node group by q.node, q.devices`.execute(db)
    expect(rows).toHaveLength(3)
    for (const row of rows) {
      expect(row.recipients).toBe(row.devices)
      expect(row.waiting).toBeGreaterThan(5)
    }
  })

  it('shows drafts, a recusal and submitted reviews in the running contest', async () => {
    const { rows } = await sql<{ submitted: number; drafts: number; recused: number; all: number }>`
      select count(*) filter (where r.state = 'submitted')::int as submitted,
        count(*) filter (where r.state = 'draft')::int as drafts,
        count(*) filter (where a.state = 'recused')::int as recused, count(*)::int as all
      from writing.assignment a join contest.contest c on c.id = a.contest_id and c.state = 'in-review'
      left join writing.review r on r.assignment_id = a.id`.execute(db)
    const [row] = rows
    expect(row?.recused).toBe(1)
    expect(row?.drafts).toBeGreaterThan(1)
    expect((row?.submitted ?? 0) / (row?.all ?? 1)).toBeGreaterThan(0.35)
    expect((row?.submitted ?? 0) / (row?.all ?? 1)).toBeLessThan(0.75)
  })

  it('lists accounts that can sign in, and of applicants what the role says', async () => {
    const accounts = demonstrationAccounts()
    const stored = await db
      .selectFrom('identity.account')
      .select(['email', 'login_code', 'secret_hash'])
      .where('disabled_at', 'is', null)
      .execute()
    expect(new Set(accounts.map(({ role }) => role)).size).toBe(accounts.length)
    for (const { login, secret } of [accounts[0], accounts.at(-1)].flatMap((account) => account ?? [])) {
      const plain = login.replaceAll('-', '')
      const found = stored.find(({ email, login_code }) => email === login || login_code === plain)
      expect(await secretMatches(found?.secret_hash, secret)).toBe(true)
    }
    const outcomes = await db
      .selectFrom('identity.application as a')
      .leftJoin('allocation.decision as d', 'd.application_id', 'a.id')
      .select(['a.code', 'a.state', 'd.outcome'])
      .execute()
    const outcomeOf = (role: string) => {
      const login = accounts.find((account) => account.role === role)?.login.replaceAll('-', '')
      const found = outcomes.find(({ code }) => code === login)
      return found?.outcome ?? found?.state
    }
    expect(outcomeOf('applicant (recipient)')).toBe('recipient')
    expect(outcomeOf('applicant (waiting list)')).toBe('waiting')
    expect(outcomeOf('applicant (draft)')).toBe('draft')
  })

  it('writes to no real address', async () => {
    const { rows } = await sql<{ address: string }>`
      select email as address from identity.account where email is not null
      union select email from identity.application where email <> ''
      union select recipient from message.outbox where channel = 'email'`.execute(db)
    expect(rows.filter(({ address }) => !address.endsWith('@qarmaq.example'))).toEqual([])
  })

  it('keeps the audit log in the order of time', async () => {
    const { rows } = await sql`select seq from (select seq, at, lag(at) over (order by seq) as earlier
      from audit.entry) as entry where at < earlier`.execute(db)
    expect(rows).toEqual([])
  })

  it('is the same again for the same moment, and lets nothing happen later than now', async () => {
    const other = await createTestDatabase()
    try {
      await seedDemonstration({ url: other.url, now: seedTime, files: memoryFiles() })
      const facts = async (from: Kysely<Database>) =>
        (
          await sql<object>`select
            (select md5(string_agg(hash::text, '' order by seq)) from audit.entry) as audit,
            (select md5(string_agg(s::text, '' order by s.assignment_id, s.criterion_id))
              from writing.review_score s) as scores,
            (select md5(string_agg(d::text, '' order by d.run_id, d.application_id)) from allocation.decision d) as decisions,
            (select md5(string_agg(t.body, '' order by t.essay_id)) from writing.anonymous_text t) as texts,
            (select max(at) <= ${seedTime} from audit.entry) as past`.execute(from)
        ).rows[0]
      const first = await facts(db)
      expect(await facts(other.client.db)).toEqual(first)
      expect(first).toMatchObject({ past: true })
    } finally {
      await other.drop()
    }
  }, 60_000)
})

describe('the invariants', () => {
  it('hold in the demonstration', async () => {
    expect(await checkInvariants(db)).toEqual([])
  })

  it('hold in an empty database', async () => {
    const empty = await createTestDatabase()
    try {
      expect(await checkInvariants(empty.client.db)).toEqual([])
    } finally {
      await empty.drop()
    }
  })

  const spring = `(select id from contest.contest where state = 'announced')`
  const autumn = `(select id from contest.contest where state = 'in-review')`
  const planted: [truth: RegExp, statement: string][] = [
    [
      /a score stands on an assignment/,
      `update writing.assignment set contest_id = ${spring}, code = 'X' || code
       where id = (select a.id from writing.assignment a join writing.review r on r.assignment_id = a.id
                   where a.contest_id = ${autumn} limit 1)`,
    ],
    [
      /joins an essay and a juror of its own contest/,
      `update writing.assignment set contest_id = ${spring}, code = 'X' || code
       where id = (select id from writing.assignment where contest_id = ${autumn} limit 1)`,
    ],
    [/a language that the juror reads/, `update writing.juror set languages = '{}' where number = 1`],
    [
      /has an approved anonymous text/,
      `update writing.anonymous_text set state = 'pending', approved_at = null, approved_by = null
       where essay_id = (select essay_id from writing.assignment where state = 'done' limit 1)`,
    ],
    [
      /version of the essay that counts/,
      `update writing.essay set version = 2 where id = (select essay_id from writing.anonymous_text limit 1)`,
    ],
    [
      /hides does not stand in it/,
      `update writing.anonymous_text t set body = e.body from writing.essay e
       where e.id = t.essay_id and t.redactions @> '[{"kind": "phone"}]'`,
    ],
    [
      /a score for every criterion/,
      `delete from writing.review_score where ctid = (select s.ctid from writing.review_score s
         join writing.review r on r.assignment_id = s.assignment_id and r.state = 'submitted' limit 1)`,
    ],
    [
      /done has a submitted review/,
      `delete from writing.review where assignment_id = (select id from writing.assignment where state = 'done' limit 1)`,
    ],
    [
      /consent of the legal representative/,
      `update identity.consent set withdrawn_at = given_at
       where id = (select id from identity.consent where kind = 'guardian' limit 1)`,
    ],
    [
      /answer to everything/,
      `update identity.application set phone = ''
       where id = (select id from identity.application where state = 'submitted' limit 1)`,
    ],
    [
      /a withdrawn application keeps nobody/,
      `update identity.application set state = 'withdrawn'
       where id = (select id from identity.application where state = 'submitted' limit 1)`,
    ],
    [
      /every application has one essay/,
      `delete from bridge.entry where ctid = (select ctid from bridge.entry limit 1)`,
    ],
    [
      /sent in on paper alone/,
      `delete from writing.transcription_task where id = (select id from writing.transcription_task limit 1)`,
    ],
    [
      /typed so far/,
      `with t as (update writing.transcription_task set state = 'settled', settled_at = created_at
         where id = (select id from writing.transcription_task limit 1) returning id)
       insert into writing.typing_draft (task_id, account_id, language, body, version)
       select t.id, (select id from identity.account limit 1), 'kk', 'Мен', 1 from t on conflict do nothing`,
    ],
    [
      /nobody types an essay/,
      `insert into writing.juror (id, contest_id, account_id, number, created_at)
       select t.id, t.contest_id, x.account_id, 900, t.created_at from writing.transcription x
       join writing.transcription_task t on t.id = x.task_id limit 1`,
    ],
    [
      /pages of an essay are files/,
      `update identity.stored_file set deleted_at = stored_at where id = (select file_id from identity.essay_page limit 1)`,
    ],
    [
      /district of an application lies/,
      `update identity.application set district = '611000000'
       where id = (select id from identity.application where region = '310000000' limit 1)`,
    ],
    [
      /region of a submitted application/,
      `delete from contest.contest_region where contest_id = ${spring} and kato = '390000000'`,
    ],
    [
      /a claim is to a group/,
      `update identity.claim set contest_id = ${autumn}
       where ctid = (select ctid from identity.claim where contest_id = ${spring} limit 1)`,
    ],
    [/a flag of a duplicate/, `update identity.duplicate_flag set contest_id = ${autumn} where contest_id = ${spring}`],
    [/more recipients than devices/, `update allocation.decision set lot = 'L9' where lot = 'L1'`],
    [
      /more recipients than its frozen quota/,
      `update allocation.decision set region = '310000000', position = position + 1000 where region = '390000000'`,
    ],
    [/a published run of today/, `update allocation.run set contest_id = ${autumn}`],
    [/one published run/, `update contest.contest set state = 'decided' where state = 'announced'`],
    [/a submitted or withdrawn application of the contest/, `update allocation.run set contest_id = ${autumn}`],
    [
      /positions in a list/,
      `update allocation.decision set position = 999 where ctid = (select ctid from allocation.decision limit 1)`,
    ],
    [/a run is scored by/, unsealed(`update writing.scoring_run set contest_id = ${autumn}`)],
    [/measures only essays of its contest/, unsealed(`update writing.scoring_run set contest_id = ${autumn}`)],
    [/measures only jurors of its contest/, unsealed(`update writing.scoring_run set contest_id = ${autumn}`)],
    [/has results when, and only when/, unsealed(`update writing.scoring_run set result = null where state = 'done'`)],
    [/a message has an event key/, `update message.outbox set sent_at = null where state = 'sent'`],
    [
      /nobody decides about an essay/,
      `update writing.adjudication a set juror_id = (select s.juror_id from writing.assignment s
         where s.essay_id = a.essay_id limit 1) where a.id = (select id from writing.adjudication limit 1)`,
    ],
    [
      /is adjudicated when, and only when/,
      `update writing.discrepancy set state = 'adjudicated' where id = (select id from writing.discrepancy limit 1)`,
    ],
    [
      /than rounds were allowed/,
      `update writing.discrepancy set round = 0, rounds_allowed = 0
       where id = (select id from writing.discrepancy where round > 0 limit 1)`,
    ],
    [
      /a worry and a flag/,
      `update writing.flag f set essay_id = (select id from writing.essay e where e.id <> f.essay_id limit 1)
       where f.id = (select id from writing.flag limit 1)`,
    ],
    [
      /who reads anonymously/,
      `insert into identity.account_role select account_id, 'organiser' from writing.juror where number = 1 limit 1`,
    ],
    [/a device is where its last event put it/, `update device.device set state = 'declined' where state = 'received'`],
    [
      /a lot that the register counts/,
      `update allocation.lot set source = 'register' where id = (select id from allocation.lot where count > 0 limit 1)`,
    ],
    [/each recipient of a published list was told/, `delete from allocation.offer where state = 'offered'`],
    [
      /a device is for a child/,
      `update device.device set recipient_id = (select a.id from identity.application a
         join contest.contest c on c.id = a.contest_id and c.state = 'open' limit 1) where state = 'reserved'`,
    ],
    [
      /an applicant has no staff role/,
      `insert into identity.account_role select id, 'juror' from identity.account where kind = 'applicant' limit 1`,
    ],
  ]

  it.each(planted)('find what breaks %s', async (truth, statement) => {
    expect((await after(statement)).filter((line) => truth.test(line))).toHaveLength(1)
  })

  it('are each broken by one planted violation', () => {
    expect(invariants.filter((truth) => planted.filter(([pattern]) => pattern.test(truth)).length !== 1)).toEqual([])
  })

  it('find a log that was tampered with', async () => {
    const owner = await createSeededDatabase()
    try {
      const { pool } = owner.client
      await pool.query(`set role qarmaq_owner; alter table audit.entry disable trigger user;
        update audit.entry set action = 'contest.close' where seq = 7; reset role`)
      expect((await checkInvariants(owner.client.db)).join()).toMatch(/audit log is whole.*"seq":7/)
    } finally {
      await owner.drop()
    }
  })
})
