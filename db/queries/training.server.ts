import { type Insertable, type Kysely, sql, type Transaction } from 'kysely'
import type { CalibrationEssayTable, LevelExampleTable } from '#db/schema/training.ts'
import type { Database } from '#db/schema.ts'

/* What organisers set for the training of jurors, and how jurors fared. */

export function findTrainingRule(db: Kysely<Database>, contestId: string) {
  return db
    .selectFrom('contest.training_rule')
    .select('required')
    .where('contest_id', '=', contestId)
    .executeTakeFirst()
}

export async function upsertTrainingRule(
  tx: Transaction<Database>,
  contestId: string,
  required: boolean,
): Promise<void> {
  await tx
    .insertInto('contest.training_rule')
    .values({ contest_id: contestId, required })
    .onConflict((conflict) => conflict.column('contest_id').doUpdateSet({ required }))
    .execute()
}

/** `ready`: there is a reference for the whole rubric as it stands. */
export async function listCalibrationEssays(db: Kysely<Database>, contestId: string) {
  const { rows } = await sql<{
    id: string
    language: 'kk' | 'ru' | 'en'
    number: number
    beginning: string
    ready: boolean
    answers: number
  }>`
    select e.id, e.language, e.number, left(e.body, 200) as beginning, writing.is_calibration_ready(e.id) as ready,
      (select count(*)::int from writing.training_answer a where a.essay_id = e.id) as answers
    from writing.calibration_essay e
    where e.contest_id = ${contestId}
    order by e.number`.execute(db)
  return rows
}

export function findCalibrationEssay(db: Kysely<Database>, contestId: string, essayId: string) {
  return db
    .selectFrom('writing.calibration_essay as e')
    .leftJoin('writing.calibration_reference as r', 'r.essay_id', 'e.id')
    .select(['e.id', 'e.language', 'e.number', 'e.body', 'e.version', 'e.source_essay', 'r.scores', 'r.reasons'])
    .select((eb) =>
      eb
        .exists(eb.selectFrom('writing.training_answer as a').select('a.essay_id').whereRef('a.essay_id', '=', 'e.id'))
        .as('answered'),
    )
    .where('e.contest_id', '=', contestId)
    .where('e.id', '=', essayId)
    .executeTakeFirst()
}

export async function findLastCalibrationNumber(db: Kysely<Database>, contestId: string): Promise<number> {
  const row = await db
    .selectFrom('writing.calibration_essay')
    .select((eb) => eb.fn.max('number').as('last'))
    .where('contest_id', '=', contestId)
    .executeTakeFirst()
  return row?.last ?? 0
}

export async function insertCalibrationEssay(tx: Transaction<Database>, row: Insertable<CalibrationEssayTable>) {
  await tx.insertInto('writing.calibration_essay').values(row).execute()
}

/** @returns whether the essay still had this version */
export async function updateCalibrationEssay(
  tx: Transaction<Database>,
  essay: { id: string; version: number; language: 'kk' | 'ru' | 'en'; body: string },
): Promise<boolean> {
  const result = await tx
    .updateTable('writing.calibration_essay')
    .set({ language: essay.language, body: essay.body, version: essay.version + 1 })
    .where('id', '=', essay.id)
    .where('version', '=', essay.version)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

export async function upsertCalibrationReference(
  tx: Transaction<Database>,
  essayId: string,
  reference: { scores: string; reasons: string },
): Promise<void> {
  await tx
    .insertInto('writing.calibration_reference')
    .values({ essay_id: essayId, ...reference })
    .onConflict((conflict) => conflict.column('essay_id').doUpdateSet(reference))
    .execute()
}

/** With the answers that jurors gave to it. */
export async function deleteCalibrationEssay(
  tx: Transaction<Database>,
  contestId: string,
  essayId: string,
): Promise<boolean> {
  const result = await tx
    .deleteFrom('writing.calibration_essay')
    .where('contest_id', '=', contestId)
    .where('id', '=', essayId)
    .executeTakeFirst()
  return result.numDeletedRows > 0n
}

/** Each answer beside the reference of its essay. */
export function listTrainingAnswers(db: Kysely<Database>, contestId: string) {
  return db
    .selectFrom('writing.training_answer as a')
    .innerJoin('writing.calibration_essay as e', 'e.id', 'a.essay_id')
    .innerJoin('writing.calibration_reference as r', 'r.essay_id', 'e.id')
    .select(['a.juror_id', 'a.essay_id', 'e.language', 'a.scores', 'r.scores as reference'])
    .where('e.contest_id', '=', contestId)
    .execute()
}

export function listConduct(db: Kysely<Database>, contestId: string) {
  return db
    .selectFrom('writing.conduct_acceptance as c')
    .innerJoin('writing.juror as j', 'j.id', 'c.juror_id')
    .select(['c.juror_id', 'c.version'])
    .where('j.contest_id', '=', contestId)
    .execute()
}

export function listLevelExamples(db: Kysely<Database>, contestId: string) {
  return db
    .selectFrom('writing.level_example')
    .select(['criterion_id', 'score', 'language', 'body'])
    .where('contest_id', '=', contestId)
    .execute()
}

/** Replaces the examples of one criterion. */
export async function updateLevelExamples(
  tx: Transaction<Database>,
  contestId: string,
  criterionId: string,
  examples: readonly Omit<Insertable<LevelExampleTable>, 'contest_id' | 'criterion_id'>[],
): Promise<void> {
  await tx
    .deleteFrom('writing.level_example')
    .where('contest_id', '=', contestId)
    .where('criterion_id', '=', criterionId)
    .execute()
  if (examples.length === 0) return
  await tx
    .insertInto('writing.level_example')
    .values(examples.map((example) => ({ ...example, contest_id: contestId, criterion_id: criterionId })))
    .execute()
}
