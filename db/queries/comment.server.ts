import { type Kysely, sql, type Transaction } from 'kysely'
import type { Database } from '#db/schema.ts'

export type CommentState = 'waiting' | 'approved' | 'refused'

/* Words of jurors to children. Only of reviews that were handed in; nothing here names a juror or an author. */

function handedIn(db: Kysely<Database>, contestId: string) {
  return db
    .selectFrom('writing.review_comment as c')
    .innerJoin('writing.review as r', 'r.assignment_id', 'c.assignment_id')
    .innerJoin('writing.assignment as a', 'a.id', 'c.assignment_id')
    .where('a.contest_id', '=', contestId)
    .where('a.state', '=', 'done')
    .where('r.state', '=', 'submitted')
    .where('c.body', '!=', '')
}

/** In an order that tells neither when they were written nor by whom. */
export function listComments(
  db: Kysely<Database>,
  contestId: string,
  state: CommentState,
  limit: number,
  skip: number,
) {
  return handedIn(db, contestId)
    .select(['c.assignment_id as id', 'c.body', 'c.shown'])
    .where('c.state', '=', state)
    .orderBy(sql`md5(c.assignment_id::text)`)
    .limit(limit)
    .offset(skip)
    .execute()
}

export function countComments(db: Kysely<Database>, contestId: string) {
  return handedIn(db, contestId)
    .select((eb) => ['c.state', eb.cast<number>(eb.fn.countAll(), 'integer').as('count')])
    .groupBy('c.state')
    .execute()
}

/** One of them with the anonymous text that it is about, as far as there is one now. */
export function findComment(db: Kysely<Database>, contestId: string, id: string) {
  return handedIn(db, contestId)
    .leftJoin('writing.anonymous_text as t', (join) =>
      join.onRef('t.essay_id', '=', 'a.essay_id').on('t.state', '=', 'approved'),
    )
    .select([
      'c.assignment_id as id',
      'c.body',
      'c.state',
      'c.shown',
      'c.reason',
      'c.version',
      't.body as text',
      't.language',
    ])
    .where('c.assignment_id', '=', id)
    .executeTakeFirst()
}

export function lockComment(tx: Transaction<Database>, contestId: string, id: string) {
  return handedIn(tx, contestId)
    .select(['c.state', 'c.shown', 'c.reason', 'c.version'])
    .where('c.assignment_id', '=', id)
    .forUpdate('c')
    .executeTakeFirst()
}

export async function updateCommentDecision(
  tx: Transaction<Database>,
  id: string,
  decision: {
    state: 'approved' | 'refused'
    shown: string
    reason: string
    decided_by: string
    decided_at: Date
    version: number
  },
): Promise<void> {
  await tx.updateTable('writing.review_comment').set(decision).where('assignment_id', '=', id).execute()
}

/** What a child may read about its own essay, once the result is out. */
export async function listCommentsOfApplication(db: Kysely<Database>, applicationId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('bridge.entry as b')
    .innerJoin('writing.assignment as a', 'a.essay_id', 'b.essay_id')
    .innerJoin('writing.review as r', 'r.assignment_id', 'a.id')
    .innerJoin('writing.review_comment as c', 'c.assignment_id', 'a.id')
    .select('c.shown')
    .where('b.application_id', '=', applicationId)
    .where('a.state', '=', 'done')
    .where('r.state', '=', 'submitted')
    .where('c.state', '=', 'approved')
    .orderBy(sql`md5(c.assignment_id::text)`)
    .execute()
  return rows.map(({ shown }) => shown)
}
