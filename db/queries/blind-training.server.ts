import type { Kysely, Transaction } from 'kysely'
import type { BlindDatabase } from '#db/schema.ts'

/* A juror's way to the desk, as the juror role sees it: references show only for essays that the juror has answered. */

export function listOwnConduct(db: Kysely<BlindDatabase>, jurorId: string) {
  return db
    .selectFrom('writing.conduct_acceptance')
    .select(['version', 'locale', 'accepted_at'])
    .where('juror_id', '=', jurorId)
    .orderBy('version', 'desc')
    .execute()
}

/** A version that was accepted before keeps its first time. */
export async function insertOwnConduct(
  tx: Transaction<BlindDatabase>,
  row: { juror_id: string; version: number; locale: 'kk' | 'ru' | 'en'; accepted_at: Date },
): Promise<boolean> {
  const result = await tx
    .insertInto('writing.conduct_acceptance')
    .values(row)
    .onConflict((conflict) => conflict.columns(['juror_id', 'version']).doNothing())
    .executeTakeFirst()
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function findOwnTrainingRule(db: Kysely<BlindDatabase>, contestId: string) {
  return db
    .selectFrom('contest.training_rule')
    .select('required')
    .where('contest_id', '=', contestId)
    .executeTakeFirst()
}

/** The essays to practise on in some languages, in their order, with the juror's own answer if there is one. */
export function listOwnTraining(
  db: Kysely<BlindDatabase>,
  seat: { contestId: string; jurorId: string; languages: readonly string[] },
) {
  return db
    .selectFrom('writing.calibration_essay as e')
    .leftJoin('writing.training_answer as a', (join) =>
      join.onRef('a.essay_id', '=', 'e.id').on('a.juror_id', '=', seat.jurorId),
    )
    .select(['e.id', 'e.number', 'e.language', 'e.body', 'a.scores'])
    .where('e.contest_id', '=', seat.contestId)
    .where((eb) => eb.or([eb('a.scores', 'is not', null), eb('e.language', 'in', ['-' as 'kk', ...asLanguages(seat)])]))
    .orderBy('e.number')
    .execute()
}

const asLanguages = ({ languages }: { languages: readonly string[] }) => languages as readonly ('kk' | 'ru' | 'en')[]

/** Nothing before the juror has answered: the database hides the row. */
export function findReferenceAfterAnswer(db: Kysely<BlindDatabase>, essayId: string) {
  return db
    .selectFrom('writing.calibration_reference')
    .select(['scores', 'reasons'])
    .where('essay_id', '=', essayId)
    .executeTakeFirst()
}

/** The first answer counts; @returns whether this was it */
export async function insertOwnAnswer(
  tx: Transaction<BlindDatabase>,
  row: { juror_id: string; essay_id: string; scores: string; answered_at: Date },
): Promise<boolean> {
  const result = await tx
    .insertInto('writing.training_answer')
    .values(row)
    .onConflict((conflict) => conflict.columns(['juror_id', 'essay_id']).doNothing())
    .executeTakeFirst()
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n
}

export function listLevelExamplesForReading(db: Kysely<BlindDatabase>, contestId: string) {
  return db
    .selectFrom('writing.level_example')
    .select(['criterion_id', 'score', 'language', 'body'])
    .where('contest_id', '=', contestId)
    .orderBy('language')
    .execute()
}
