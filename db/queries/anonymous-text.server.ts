import { type Kysely, sql, type Transaction } from 'kysely'
import type { Database } from '#db/schema.ts'

const columns = [
  'essay_id',
  'language',
  'body',
  'redactions',
  'essay_version',
  'state',
  'approved_at',
  'version',
] as const

export function findAnonymousText(db: Kysely<Database>, essayId: string) {
  return db.selectFrom('writing.anonymous_text').select(columns).where('essay_id', '=', essayId).executeTakeFirst()
}

type Approval = {
  essay_id: string
  language: string
  body: string
  /** JSON text */
  redactions: string
  essay_version: number
  approved_by: string | null
  approved_at: Date
}

/** Writes the approved text, over an earlier one if there is one. Lock the essay before it. */
export async function insertApprovedText(tx: Transaction<Database>, row: Approval): Promise<void> {
  await tx
    .insertInto('writing.anonymous_text')
    .values({ ...row, state: 'approved' })
    .onConflict((conflict) =>
      conflict.column('essay_id').doUpdateSet({
        language: row.language,
        body: row.body,
        redactions: row.redactions,
        essay_version: row.essay_version,
        state: 'approved',
        approved_by: row.approved_by,
        approved_at: row.approved_at,
        version: sql<number>`anonymous_text.version + 1`,
      }),
    )
    .execute()
}

/** Takes the approval back; the redactions stay as a proposal. */
export async function updateTextPending(tx: Transaction<Database>, essayId: string): Promise<void> {
  await tx
    .updateTable('writing.anonymous_text')
    .set((update) => ({ state: 'pending', approved_by: null, approved_at: null, version: update('version', '+', 1) }))
    .where('essay_id', '=', essayId)
    .where('state', '=', 'approved')
    .execute()
}

/** How many jurors have finished with an essay; nothing of what they said. */
export async function countSubmittedReviews(db: Kysely<Database>, essayId: string): Promise<number> {
  const row = await db
    .selectFrom('writing.review as r')
    .innerJoin('writing.assignment as a', 'a.id', 'r.assignment_id')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('a.essay_id', '=', essayId)
    .where('a.state', '=', 'done')
    .where('r.state', '=', 'submitted')
    .executeTakeFirstOrThrow()
  return row.count
}
