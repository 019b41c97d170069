import type { Kysely } from 'kysely'
import type { Database } from '#db/schema.ts'

/** The scores of every submitted review of a contest, without the weights: one row per review and criterion. */
export function listSubmittedScores(db: Kysely<Database>, contestId: string) {
  return db
    .selectFrom('writing.review as r')
    .innerJoin('writing.assignment as a', 'a.id', 'r.assignment_id')
    .innerJoin('writing.review_score as s', 's.assignment_id', 'r.assignment_id')
    .select(['a.essay_id', 'a.juror_id', 's.criterion_id', 's.score'])
    .where('a.contest_id', '=', contestId)
    .where('a.state', '=', 'done')
    .where('r.state', '=', 'submitted')
    .orderBy('a.essay_id')
    .orderBy('a.juror_id')
    .orderBy('s.criterion_id')
    .execute()
}
