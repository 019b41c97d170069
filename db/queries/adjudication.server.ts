import { type Insertable, type Kysely, sql, type Transaction } from 'kysely'
import type { AdjudicationReaderTable, AdjudicationTable } from '#db/schema/discrepancy.ts'
import type { Database } from '#db/schema.ts'

/** Who decides in a contest, with what each reads and how much is on the desk. */
export async function listAdjudicators(db: Kysely<Database>, contestId: string) {
  const { rows } = await sql<{
    juror_id: string
    account_id: string
    number: number
    only_decides: boolean
    active: boolean
    languages: string[]
    open: number
  }>`
    select j.id as juror_id, j.account_id, j.number, d.only_decides,
      j.state = 'active' and j.declared_at is not null as active, j.languages,
      (select count(*)::int from writing.adjudication a where a.juror_id = j.id and a.state = 'open') as open
    from writing.adjudicator d join writing.juror j on j.id = d.juror_id
    where d.contest_id = ${contestId}::uuid
    order by j.number`.execute(db)
  return rows
}

export async function updateAdjudicators(
  tx: Transaction<Database>,
  contestId: string,
  chosen: readonly { jurorId: string; onlyDecides: boolean }[],
  by: string | null,
  at: Date,
): Promise<void> {
  await tx.deleteFrom('writing.adjudicator').where('contest_id', '=', contestId).execute()
  if (chosen.length === 0) return
  await tx
    .insertInto('writing.adjudicator')
    .values(
      chosen.map(({ jurorId, onlyDecides }) => ({
        juror_id: jurorId,
        contest_id: contestId,
        only_decides: onlyDecides,
        appointed_by: by,
        appointed_at: at,
      })),
    )
    .execute()
}

/** Which juror has, had or decided which essay as an adjudicator: none of them reads it otherwise. */
export function listAdjudicated(db: Kysely<Database>, contestId: string) {
  return db
    .selectFrom('writing.adjudication')
    .select(['juror_id', 'essay_id', 'code'])
    .where('contest_id', '=', contestId)
    .execute()
}

export async function insertAdjudication(
  tx: Transaction<Database>,
  row: Insertable<AdjudicationTable>,
  readers: readonly Omit<Insertable<AdjudicationReaderTable>, 'adjudication_id'>[],
): Promise<void> {
  await tx.insertInto('writing.adjudication').values(row).execute()
  if (readers.length === 0) return
  await tx
    .insertInto('writing.adjudication_reader')
    .values(readers.map((reader) => ({ ...reader, adjudication_id: row.id })))
    .execute()
}

/** The finished readings of an essay. */
export async function listFinishedReadings(db: Kysely<Database>, essayId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('writing.assignment as a')
    .innerJoin('writing.review as r', 'r.assignment_id', 'a.id')
    .select('a.id')
    .where('a.essay_id', '=', essayId)
    .where('a.state', '=', 'done')
    .where('r.state', '=', 'submitted')
    .orderBy('a.id')
    .execute()
  return rows.map(({ id }) => id)
}

/** What adjudicators decided in a contest: one row per essay and criterion. */
export function listAdjudicatedScores(db: Kysely<Database>, contestId: string) {
  return db
    .selectFrom('writing.adjudication as a')
    .innerJoin('writing.adjudication_score as s', 's.adjudication_id', 'a.id')
    .innerJoin('writing.essay as e', 'e.id', 'a.essay_id')
    .select(['a.essay_id', 'a.juror_id', 'a.decided_at', 'e.language', 's.criterion_id', 's.score'])
    .where('a.contest_id', '=', contestId)
    .where('a.state', '=', 'done')
    .where('e.state', '=', 'submitted')
    .orderBy('a.essay_id')
    .orderBy('s.criterion_id')
    .execute()
}
