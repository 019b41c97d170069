import { type Insertable, type Kysely, sql, type Transaction } from 'kysely'
import type { ScoringRunEssayTable, ScoringRunJurorTable, ScoringRunTable } from '#db/schema/calibration.ts'
import type { Database } from '#db/schema.ts'

/** Of a run without its result. */
const scoringRunColumns = [
  'id',
  'contest_id',
  'method',
  'input_hash',
  'program_version',
  'created_by',
  'created_at',
  'summary',
  'state',
  'progress',
  'step',
  'failure',
  'seed',
  'options',
  'attempts',
  'finished_at',
] as const

/** The newest run whatever became of it. */
export function findNewestScoringRun(db: Kysely<Database>, contestId: string) {
  return db
    .selectFrom('writing.scoring_run')
    .select(scoringRunColumns)
    .where('contest_id', '=', contestId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst()
}

/** A run of exactly this input by this version that is done, or on its way. */
export function findScoringRunOf(
  db: Kysely<Database>,
  { contestId, inputHash, version }: { contestId: string; inputHash: string; version: string },
) {
  return db
    .selectFrom('writing.scoring_run')
    .select(scoringRunColumns)
    .where('contest_id', '=', contestId)
    .where('input_hash', '=', inputHash)
    .where('program_version', '=', version)
    .where('state', 'in', ['done', 'queued', 'running'])
    .orderBy('created_at', 'desc')
    .executeTakeFirst()
}

export function findOpenScoringRun(db: Kysely<Database>, contestId: string) {
  return db
    .selectFrom('writing.scoring_run')
    .select(scoringRunColumns)
    .where('contest_id', '=', contestId)
    .where('state', 'in', ['queued', 'running'])
    .executeTakeFirst()
}

export async function findScoringResult(db: Kysely<Database>, runId: string): Promise<object | null> {
  const row = await db.selectFrom('writing.scoring_run').select('result').where('id', '=', runId).executeTakeFirst()
  return row?.result ?? null
}

export async function insertScoringRun(tx: Transaction<Database>, row: Insertable<ScoringRunTable>): Promise<void> {
  await tx.insertInto('writing.scoring_run').values(row).execute()
}

/** The next run that waits, or whose lease has run out; others that look at the same time get another. */
export function lockDueScoringRun(tx: Transaction<Database>, now: Date, runId?: string) {
  return tx
    .selectFrom('writing.scoring_run')
    .select(scoringRunColumns)
    .where((eb) =>
      eb.or([eb('state', '=', 'queued'), eb.and([eb('state', '=', 'running'), eb('lease_until', '<', now)])]),
    )
    .$if(runId !== undefined, (query) => query.where('id', '=', runId ?? ''))
    .orderBy('created_at')
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
}

export function lockScoringRun(tx: Transaction<Database>, runId: string) {
  return tx
    .selectFrom('writing.scoring_run')
    .select(scoringRunColumns)
    .where('id', '=', runId)
    .forUpdate()
    .executeTakeFirst()
}

export async function updateScoringRun(
  tx: Transaction<Database>,
  runId: string,
  changes: {
    state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled'
    attempts?: number
    progress?: number
    step?: ScoringRunTable['step']
    failure?: ScoringRunTable['failure']
    lease_until?: Date | null
    started_at?: Date
    finished_at?: Date
    summary?: string
    result?: string
  },
): Promise<void> {
  await tx
    .updateTable('writing.scoring_run')
    .set({ lease_until: null, ...changes })
    .where('id', '=', runId)
    .execute()
}

/** Who computes attempt `attempt` says how far it is, or only that it is still there; false when it is not its any more. */
export async function updateScoringProgress(
  db: Kysely<Database>,
  { runId, attempt }: { runId: string; attempt: number },
  changes: { lease_until: Date; progress?: number; step?: ScoringRunTable['step'] },
): Promise<boolean> {
  const updated = await db
    .updateTable('writing.scoring_run')
    .set(changes)
    .where('id', '=', runId)
    .where('attempts', '=', attempt)
    .where('state', '=', 'running')
    .executeTakeFirst()
  return Number(updated.numUpdatedRows) === 1
}

export async function insertScoringResults(
  tx: Transaction<Database>,
  essays: readonly Insertable<ScoringRunEssayTable>[],
  jurors: readonly Insertable<ScoringRunJurorTable>[],
): Promise<void> {
  for (let from = 0; from < essays.length; from += 4000) {
    await tx
      .insertInto('writing.scoring_run_essay')
      .values(essays.slice(from, from + 4000))
      .execute()
  }
  for (let from = 0; from < jurors.length; from += 4000) {
    await tx
      .insertInto('writing.scoring_run_juror')
      .values(jurors.slice(from, from + 4000))
      .execute()
  }
}

export function listScoringEssays(db: Kysely<Database>, runId: string) {
  return db
    .selectFrom('writing.scoring_run_essay')
    .select(['essay_id', 'measure', 'reviews', 'raw', 'correction', 'trust', 'se', 'total_se', 'component'])
    .select(['logit', 'logit_se'])
    .where('run_id', '=', runId)
    .orderBy('essay_id')
    .execute()
}

export function listScoringJurors(db: Kysely<Database>, runId: string) {
  return db
    .selectFrom('writing.scoring_run_juror as r')
    .innerJoin('writing.juror as j', 'j.id', 'r.juror_id')
    .select(['r.juror_id', 'j.number', 'r.reviews', 'r.component', 'r.severity', 'r.se', 'r.infit', 'r.outfit'])
    .select(['r.logit', 'r.logit_se', 'r.report'])
    .where('r.run_id', '=', runId)
    .orderBy('j.number')
    .execute()
}

/**
 * The digest of every review that counts, computed where they lie, so that no request has to read them: SHA-256 of a line
 * per review with essay, juror and scores.
 */
export async function digestReviews(
  db: Kysely<Database>,
  contestId: string,
): Promise<{ digest: string; reviews: number }> {
  const { rows } = await sql<{ digest: string; reviews: number }>`
    select encode(sha256(convert_to(coalesce(string_agg(line, E'\n' order by line collate "C"), ''), 'UTF8')), 'hex')
        as digest, count(*)::int as reviews
    from (
      select a.essay_id || ' ' || a.juror_id || ' '
        || string_agg(s.criterion_id || '=' || s.score, ' ' order by s.criterion_id) as line
      from writing.assignment a
      join writing.review r on r.assignment_id = a.id and r.state = 'submitted'
      join writing.review_score s on s.assignment_id = a.id
      where a.contest_id = ${contestId} and a.state = 'done'
      group by a.id
    ) as review
  `.execute(db)
  return rows[0] ?? { digest: '', reviews: 0 }
}

/** Every review that counts, with its scores in the order of the rubric, the language of the essay and when it came. */
export async function listScoredReviews(db: Kysely<Database>, contestId: string) {
  const { rows } = await sql<{
    essay: string
    juror: string
    language: 'kk' | 'ru' | 'en'
    submitted_at: Date
    scores: (number | null)[]
  }>`
    select a.essay_id as essay, a.juror_id as juror, e.language, r.submitted_at,
      array_agg(s.score order by c.position) as scores
    from writing.assignment a
    join writing.review r on r.assignment_id = a.id and r.state = 'submitted'
    join writing.essay e on e.id = a.essay_id
    join contest.criterion c on c.contest_id = a.contest_id
    left join writing.review_score s on s.assignment_id = a.id and s.criterion_id = c.id
    where a.contest_id = ${contestId} and a.state = 'done'
    group by a.id, a.essay_id, a.juror_id, e.language, r.submitted_at
    order by a.essay_id, a.juror_id
  `.execute(db)
  return rows
}
