import { randomUUID } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { Database } from '#db/schema.ts'

/** A contest that is announced: one lot of laptops, and this many children on its list who take theirs; their applications' ids. */
export async function buildAnnounced(db: Kysely<Database>, now: Date, children: number): Promise<string[]> {
  const [account, contest, run, scoring, lot] = Array.from({ length: 5 }, () => randomUUID())
  const at = now
  await sql`insert into identity.account (id, kind, email, display_name, locale, created_at)
    values (${account}, 'staff', ${`${account}@example.kz`}, 'O', 'kk', ${at})`.execute(db)
  const second = randomUUID()
  await sql`insert into identity.account (id, kind, email, display_name, locale, created_at)
    values (${second}, 'staff', ${`${second}@example.kz`}, 'P', 'kk', ${at})`.execute(db)
  await sql`insert into contest.contest (id, slug, state, created_by, created_at)
    values (${contest}, ${`c-${contest}`}, 'announced', ${account}, ${at})`.execute(db)
  await sql`insert into contest.contest_region (contest_id, kato) values (${contest}, '310000000')`.execute(db)
  await sql`insert into allocation.lot (id, contest_id, number, class, count, created_at)
    values (${lot}, ${contest}, 1, 'laptop', ${children}, ${at})`.execute(db)
  await sql`insert into writing.scoring_run (id, contest_id, method, state, progress, input_hash, program_version, created_by, created_at, summary)
    values (${scoring}, ${contest}, 'weighted-mean', 'done', 100, 'h', 'v', ${account}, ${at}, '{}')`.execute(db)
  const input = { seed: 's', lots: [{ id: 'L1', count: children }], regions: [] }
  await sql`insert into allocation.lottery (contest_id, seed, seed_sha256, pseudonym_key, pseudonym_key_sha256, committed_at)
    values (${contest}, 's', encode(sha256('s'), 'hex'), 'k', encode(sha256('k'), 'hex'), ${at})`.execute(db)
  await sql`insert into allocation.run (id, contest_id, scoring_run_id, state, format, input, output, input_hash, output_hash,
      program_version, created_by, created_at, approved_by, approved_at, published_by, published_at)
    values (${run}, ${contest}, ${scoring}, 'published', 'qarmaq-allocation/2', ${JSON.stringify(input)}, '{}', 'h', 'h',
      'v', ${account}, ${at}, ${second}, ${at}, ${account}, ${at})`.execute(db)
  const ids: string[] = []
  for (let place = 1; place <= children; place += 1) {
    const [id, owner, essay] = [randomUUID(), randomUUID(), randomUUID()]
    ids.push(id)
    await sql`insert into identity.account (id, kind, login_code, display_name, locale, created_at)
      values (${owner}, 'applicant', ${owner.slice(0, 9)}, '', 'kk', ${now})`.execute(db)
    await sql`insert into identity.application (id, contest_id, account_id, code, locale, state, given_name, family_name,
        birth_date, grade, region, district, phone, created_at, updated_at, submitted_at)
      values (${id}, ${contest}, ${owner}, ${id.slice(0, 9)}, 'kk', 'submitted', 'А', 'Б', '2013-01-01', 7, '310000000',
        '316600000', '+77010000000', ${now}, ${now}, ${now})`.execute(db)
    await sql`insert into identity.consent (id, application_id, kind, text_version, locale, given_by, channel, given_at)
      select ${randomUUID()}, ${id}, 'guardian', max(version), 'kk', 'Г', 'paper', ${now} from identity.consent_text where locale = 'kk'`.execute(
      db,
    )
    await sql`insert into writing.essay (id, contest_id, language, body, word_count, state, updated_at)
      values (${essay}, ${contest}, 'kk', 'сөз', 1, 'submitted', ${now})`.execute(db)
    await sql`insert into bridge.entry (application_id, essay_id) values (${id}, ${essay})`.execute(db)
    await sql`insert into allocation.decision (run_id, application_id, region, outcome, position, reason, lot)
      values (${run}, ${id}, '310000000', 'recipient', ${place}, '{}', 'L1')`.execute(db)
    await sql`insert into allocation.offer (application_id, contest_id, run_id, lot, class, state, told_at, answer_by, answered_at)
      values (${id}, ${contest}, ${run}, 'L1', 'laptop', 'accepted', ${at}, ${at}::date + 21, ${at})`.execute(db)
  }
  return ids
}
