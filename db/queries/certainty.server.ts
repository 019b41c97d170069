import { type Insertable, type Kysely, sql, type Transaction } from 'kysely'
import type { CertaintyEssayTable, CertaintyRunTable } from '#db/schema/certainty.ts'
import type { Database } from '#db/schema.ts'

const runColumns = [
  'id',
  'contest_id',
  'scoring_run_id',
  'most_readings',
  'created_at',
  'state',
  'attempts',
  'failure',
  'problem_hash',
  'finished_at',
] as const

/** False when one of its kind waits already. */
export async function insertCertaintyRun(
  tx: Transaction<Database>,
  row: Insertable<CertaintyRunTable>,
): Promise<boolean> {
  const result = await tx
    .insertInto('writing.certainty_run')
    .values(row)
    .onConflict((conflict) =>
      conflict.expression(sql`contest_id, (scoring_run_id is null)`).where('state', '=', 'queued').doNothing(),
    )
    .executeTakeFirst()
  return Number(result.numInsertedOrUpdatedRows) === 1
}

/** The run that has waited longest. */
export function findQueuedCertaintyRun(db: Kysely<Database>) {
  return db
    .selectFrom('writing.certainty_run')
    .select(runColumns)
    .where('state', '=', 'queued')
    .orderBy('created_at')
    .orderBy('id')
    .executeTakeFirst()
}

export function lockCertaintyRun(tx: Transaction<Database>, runId: string) {
  return tx
    .selectFrom('writing.certainty_run')
    .select(runColumns)
    .where('id', '=', runId)
    .forUpdate()
    .executeTakeFirst()
}

export async function updateCertaintyRun(
  tx: Transaction<Database>,
  runId: string,
  changes: {
    state?: 'done' | 'failed'
    attempts?: number
    failure?: CertaintyRunTable['failure']['__select__']
    input_hash?: string
    problem_hash?: string
    finished_at?: Date
    result?: string
  },
): Promise<void> {
  await tx.updateTable('writing.certainty_run').set(changes).where('id', '=', runId).execute()
}

export async function insertChances(
  tx: Transaction<Database>,
  rows: readonly Insertable<CertaintyEssayTable>[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += 4000) {
    await tx
      .insertInto('writing.certainty_essay')
      .values(rows.slice(from, from + 4000))
      .execute()
  }
}

/** The newest runs of one kind, with what they found. */
export function listCertaintyRuns(
  db: Kysely<Database>,
  contestId: string,
  kind: 'while-scoring' | 'decided',
  limit: number,
) {
  return db
    .selectFrom('writing.certainty_run')
    .select([...runColumns, 'result'])
    .where('contest_id', '=', contestId)
    .where('scoring_run_id', kind === 'decided' ? 'is not' : 'is', null)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

/** The chances by the newest run of exactly this problem. Opens the join between essay and application. */
export async function listChances(db: Kysely<Database>, contestId: string, problemHash: string) {
  const { rows } = await sql<{ application_id: string; chance: number; receives: boolean }>`
    select b.application_id, c.chance, c.receives
    from writing.certainty_essay c
    join bridge.entry b on b.essay_id = c.essay_id
    where c.run_id = (
      select id from writing.certainty_run
      where contest_id = ${contestId}::uuid and problem_hash = ${problemHash} and state = 'done'
        and scoring_run_id is not null
      order by created_at desc, id desc limit 1
    )
    order by b.application_id`.execute(db)
  return rows
}

/** The chances of one run beside codes, of those whom chance could move, the surest last. Opens the join. */
export async function listOpenChances(db: Kysely<Database>, runId: string, region: string) {
  const { rows } = await sql<{
    application_id: string
    code: string
    district: string | null
    measure: number
    se: number | null
    chance: number
    receives: boolean
  }>`
    select a.id as application_id, a.code, a.district, m.measure, m.se, c.chance, c.receives
    from writing.certainty_run r
    join writing.certainty_essay c on c.run_id = r.id
    join writing.scoring_run_essay m on m.run_id = r.scoring_run_id and m.essay_id = c.essay_id
    join bridge.entry b on b.essay_id = c.essay_id
    join identity.application a on a.id = b.application_id
    where r.id = ${runId}::uuid and a.region = ${region} and c.chance > 0 and c.chance < 1
    order by abs(c.chance - 0.5), a.code`.execute(db)
  return rows
}
