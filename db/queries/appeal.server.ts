import type { Insertable, Kysely, Transaction } from 'kysely'
import type { AppealTable } from '#db/schema/appeal.ts'
import type { Database } from '#db/schema.ts'

const columns = [
  'id',
  'application_id',
  'contest_id',
  'fact',
  'words',
  'asked_at',
  'state',
  'answer',
  'answered_at',
] as const

/** Newest first. */
export function listAppealsOf(db: Kysely<Database>, applicationId: string) {
  return db
    .selectFrom('allocation.appeal')
    .select(columns)
    .where('application_id', '=', applicationId)
    .orderBy('asked_at', 'desc')
    .execute()
}

/** Of a contest: open ones first, the oldest of them on top. */
export function listAppeals(db: Kysely<Database>, contestId: string) {
  return db
    .selectFrom('allocation.appeal as p')
    .innerJoin('identity.application as a', 'a.id', 'p.application_id')
    .select(['p.id', 'p.fact', 'p.state', 'p.asked_at', 'a.code'])
    .where('p.contest_id', '=', contestId)
    .orderBy((eb) => eb.case().when('p.state', '=', 'open').then(0).else(1).end())
    .orderBy('p.asked_at')
    .execute()
}

export function findAppeal(db: Kysely<Database>, id: string) {
  return db.selectFrom('allocation.appeal').select(columns).where('id', '=', id).executeTakeFirst()
}

export function lockAppeal(tx: Transaction<Database>, id: string) {
  return tx.selectFrom('allocation.appeal').select(columns).where('id', '=', id).forUpdate().executeTakeFirst()
}

/** False when one is open already. */
export async function insertAppeal(tx: Transaction<Database>, row: Insertable<AppealTable>): Promise<boolean> {
  const inserted = await tx
    .insertInto('allocation.appeal')
    .values(row)
    .onConflict((conflict) => conflict.column('application_id').where('state', '=', 'open').doNothing())
    .executeTakeFirst()
  return Number(inserted.numInsertedOrUpdatedRows) === 1
}

export async function updateAppealAnswered(
  tx: Transaction<Database>,
  id: string,
  answered: { state: 'corrected' | 'confirmed'; answer: string; by: string | null; at: Date },
): Promise<void> {
  await tx
    .updateTable('allocation.appeal')
    .set({ state: answered.state, answer: answered.answer, answered_by: answered.by, answered_at: answered.at })
    .where('id', '=', id)
    .execute()
}

/** The words of a family that withdrew are gone; that it asked stays as a count. */
export async function updateAppealsErased(tx: Transaction<Database>, applicationId: string, at: Date): Promise<void> {
  await tx
    .updateTable('allocation.appeal')
    .set(({ fn, val, eb }) => ({
      words: '',
      answer: '',
      answered_at: fn.coalesce('answered_at', val(at)),
      state: eb
        .case()
        .when('state', '=', 'open')
        .then('confirmed' as const)
        .else(eb.ref('state'))
        .end(),
    }))
    .where('application_id', '=', applicationId)
    .execute()
}
